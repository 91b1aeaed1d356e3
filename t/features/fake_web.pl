# SPDX-License-Identifier: GPL-3.0-or-later
# Stands in for the web server: answers the worker's probes from the sites that t/features/fake_gate made. fake_web.pl SYSTEM-FOLDER
use strict;
use warnings;
use IO::Socket::INET;

my $system = shift;
my $server = IO::Socket::INET->new(Listen => 50, LocalAddr => '127.0.0.1', ReuseAddr => 1) or die "listen: $!";
open my $port, '>', "$system/port.new" or die $!;
print $port $server->sockport, "\n";
close $port;
rename "$system/port.new", "$system/port" or die $!;
$SIG{PIPE} = 'IGNORE';
while (my $client = $server->accept) {
  my $host = '';
  while (my $line = <$client>) {
    $host = lc $1 if $line =~ /^Host: ([-.a-z0-9]+)/i;
    last if $line =~ /^\r?\n$/;
  }
  my ($status, $more, $body) = ('404 Not Found', '', "unknown\n");
  if (open my $file, '<', "$system/sites/$host") {
    my %field = map { /^(\S+) (.*)$/ ? ($1 => $2) : () } <$file>;
    if ($field{state} eq 'locked') { ($status, $body) = ('503 Service Unavailable', "locked\n") }
    elsif ($field{redirect}) { ($status, $more, $body) = ('302 Found', "Location: $field{redirect}\r\n", '') }
    else { ($status, $body) = ('200 OK', "live\n") }
  }
  print $client "HTTP/1.1 $status\r\n${more}Content-Length: ", length $body, "\r\nConnection: close\r\n\r\n$body";
  close $client;
}
