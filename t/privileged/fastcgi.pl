#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# fastcgi.pl SOCKET SCRIPT: asks a php-fpm pool for a script and prints what it answers (FastCGI 1.0, one request).
use strict;
use warnings;
use IO::Socket::UNIX;

my ($path, $script) = @ARGV;
my $socket = IO::Socket::UNIX->new(Type => SOCK_STREAM, Peer => $path) or die "cannot connect to $path: $!\n";
my %parameters = (SCRIPT_FILENAME => $script, SCRIPT_NAME => "/x.php", REQUEST_METHOD => "GET", REQUEST_URI => "/x.php", SERVER_PROTOCOL => "HTTP/1.1", GATEWAY_INTERFACE => "CGI/1.1");
my $pairs = join "", map { pack("NN", length($_) | 0x80000000, length($parameters{$_}) | 0x80000000) . $_ . $parameters{$_} } keys %parameters;
print $socket pack("CCnnCx", 1, 1, 1, 8, 0) . pack("nCx5", 1, 0);    # begin, responder
print $socket pack("CCnnCx", 1, 4, 1, length $pairs, 0) . $pairs . pack("CCnnCx", 1, 4, 1, 0, 0) . pack("CCnnCx", 1, 5, 1, 0, 0);
$socket->flush;
$SIG{ALRM} = sub { die "no answer\n" };
alarm 15;
while (read($socket, my $header, 8) == 8) {
  my (undef, $type, undef, $length, $padding) = unpack "CCnnC", $header;
  read($socket, my $content, $length + $padding) if $length + $padding;
  print substr $content, 0, $length if $type == 6 || $type == 7;
  last if $type == 3;
}
