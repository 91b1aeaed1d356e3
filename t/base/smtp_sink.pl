# SPDX-License-Identifier: GPL-3.0-or-later
# Stands in for a mail server: smtp_sink.pl FOLDER [tls] [VERB=REPLY…]. Writes its port, what it was told and the message into the folder; offers
# STARTTLS with FOLDER/cert.pem when asked to; answers a verb (RCPT, DATA, END, CONNECT …) with another reply when given one. Ends by itself after two minutes.
use strict;
use warnings;
use IO::Socket::INET;

alarm 120;
my $folder = shift;
my %reply;
my $tls = 0;
for (@ARGV) { if (/^(\w+)=(.*)$/) { $reply{$1} = $2 } else { $tls = 1 } }
require IO::Socket::SSL if $tls;
my $server = IO::Socket::INET->new(Listen => 5, LocalAddr => '127.0.0.1', ReuseAddr => 1) or die "listen: $!";
open my $port, '>', "$folder/port.new" or die $!;
print $port $server->sockport, "\n";
close $port;
rename "$folder/port.new", "$folder/port" or die $!;
$SIG{PIPE} = 'IGNORE';
open my $said, '>>', "$folder/said" or die $!;
$said->autoflush(1);
while (my $client = $server->accept) {
  my $say = sub { print $client "$_[0]\r\n"; $client->flush };
  $say->($reply{CONNECT} // '220 sink ESMTP');
  while (defined(my $line = <$client>)) {
    $line =~ s/\r?\n$//;
    print $said "$line\n";
    my $verb = uc((split ' ', $line)[0] // '');
    if ($reply{$verb}) { $say->($reply{$verb}) }
    elsif ($verb eq 'EHLO') { $say->($tls == 1 ? "250-sink\r\n250 STARTTLS" : $tls ? "250-sink\r\n250 AUTH PLAIN" : '250 sink') }
    elsif ($verb eq 'STARTTLS') {
      $say->('220 go ahead');
      $client = IO::Socket::SSL->start_SSL($client, SSL_server => 1, SSL_cert_file => "$folder/cert.pem", SSL_key_file => "$folder/key.pem") or last;
      print $said "(encrypted)\n";
      $tls = 2;
    }
    elsif ($verb eq 'AUTH') {
      if ($line =~ /^AUTH PLAIN$/i) { $say->('334 '); <$client> }
      $say->('235 welcome');
    }
    elsif ($verb eq 'DATA') {
      $say->('354 go on');
      open my $message, '>', "$folder/message" or die $!;
      while (defined(my $text = <$client>)) {
        last if $text eq ".\r\n";
        $text =~ s/^\.//;
        print $message $text;
      }
      close $message;
      $say->($reply{END} // '250 taken');
    }
    elsif ($verb eq 'QUIT') { $say->('221 bye'); last }
    else { $say->('250 fine') }
  }
  $tls = 1 if $tls;
  close $client if $client;
}
