#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# The accept loop against peers that do everything wrong, over a real unix socket.
use strict;
use warnings;
use File::Temp qw(tempdir);
use IO::Select;
use IO::Socket::INET;
use IO::Socket::UNIX;
use Time::HiRes qw(sleep time);
use POSIX qw(:sys_wait_h dup2);

my $program = "$ENV{top_builddir}/t/http/echo_loop";
my $folder = tempdir(CLEANUP => 1);
my $path = "$folder/s";
my $count = 0;
$SIG{PIPE} = 'IGNORE';
my $keeps_memory = `ldd $program` =~ /libasan/;    # freed memory, to see whether somebody still uses it

sub ok { my ($fine, $name, $why) = @_; ++$count; print $fine ? '' : 'not ', "ok $count - $name\n"; print "# $why\n" if !$fine && defined $why; }

my $listening = IO::Socket::UNIX->new(Local => $path, Listen => 128) or die "$path: $!";
my @children;
sub start {
  my ($socket) = @_;
  my $pid = fork;
  if (!$pid) { dup2(fileno($socket // $listening), 0); close $_ for grep { defined } $socket, $listening; exec $program; }
  push @children, $pid;
  return $pid;
}
END { kill 'KILL', $_ for @children; }

sub ended { my ($pid, $within) = @_; my $end = time + $within; while (time < $end) { return $? if waitpid($pid, WNOHANG) == $pid; sleep 0.01; } return; }
sub record { my ($type, $content) = @_; return pack('CCnnCx', 1, $type, 1, length $content, 0) . $content; }
sub pair { my ($name, $value) = @_; return join('', map { length > 127 ? pack('N', 0x80000000 | length) : pack('C', length) } $name, $value) . $name . $value; }
sub begin { return record(1, pack('nCx5', 1, 0)); }
sub parameters { my (%given) = @_; my %all = (REQUEST_METHOD => 'GET', REQUEST_URI => '/', REMOTE_ADDR => '192.0.2.7', CONTENT_LENGTH => '', %given);
  return record(4, join('', map { pair($_, $all{$_}) } sort keys %all)) . record(4, ''); }
sub request { my ($body, %given) = @_; my $text = begin() . parameters(%given);
  while (length $body) { $text .= record(5, substr($body, 0, 60000, '')); } return $text . record(5, ''); }
sub peer { return IO::Socket::UNIX->new(Peer => $path); }

# Reads until the end; answers standard output of the application, or nothing when it took too long.
sub answer {
  my ($socket, $within) = @_;
  my ($bytes, $end) = ('', time + ($within // 10));
  while ((my $left = $end - time) > 0) {
    next unless IO::Select->new($socket)->can_read($left);
    last unless sysread($socket, $bytes, 65536, length $bytes);
  }
  my $out = '';
  while (length $bytes >= 8) {
    my (undef, $type, undef, $size, $padding) = unpack 'CCnnC', substr($bytes, 0, 8, '');
    my $content = substr($bytes, 0, $size, '');
    substr($bytes, 0, $padding < length $bytes ? $padding : length $bytes, '');
    $out .= $content if $type == 6;
  }
  return $out;
}
sub ask { my ($body, %given) = @_; my $socket = peer() or return ''; $socket->print(request($body, %given)); return answer($socket); }
sub status { return $_[0] =~ /^Status: (\d+)/ ? $1 : 0; }
sub well { return status(ask('')) == 200; }
sub open_files { my ($pid) = @_; return scalar(() = glob "/proc/$pid/fd/*"); }
sub memory_kb { my ($pid) = @_; open my $file, '<', "/proc/$pid/status" or return 0; return (map { /^VmRSS:\s+(\d+)/ ? $1 : () } <$file>)[0]; }
sub life { my ($pid) = @_; open my $file, '<', "/proc/$pid/status" or return ''; return join '', grep { /^State:|ctxt_switches:/ } <$file>; }

# A peer has its whole answer before the program has closed the connection and given memory back: what a request leaves behind is there to be
# measured when the program sleeps, and nothing has woken it between two looks.
sub at_rest {
  my ($pid) = @_;
  my ($end, $last) = (time + 20, '');
  while (time < $end) {
    my $now = life($pid);
    return 1 if $now eq $last && $now =~ /^State:\s+S/;
    $last = $now;
    sleep 0.2;
  }
  return 0;
}
sub taken { my ($pid, $files) = @_; my $end = time + 20; sleep 0.01 while open_files($pid) <= $files && time < $end; }
my %form = (REQUEST_METHOD => 'POST', CONTENT_TYPE => 'application/x-www-form-urlencoded');

my $tcp = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1') or die $!;
my $refused = ended(start($tcp), 10);
ok(defined $refused && $refused >> 8 == 64, 'refuses to listen on TCP');

# A body of one byte every two seconds never pauses too long; it meets the deadline of the whole request, while the other cases run.
my $drip_listening = IO::Socket::UNIX->new(Local => "$path-drip", Listen => 1) or die $!;
my $drip_pid = start($drip_listening);
my $drip = fork;
if (!$drip) {
  my ($from, $socket) = (time, IO::Socket::UNIX->new(Peer => "$path-drip"));
  $socket->print(begin() . parameters(%form, CONTENT_LENGTH => 1000));
  sleep 2 while time - $from < 60 && defined syswrite $socket, record(5, 'x');
  POSIX::_exit(time - $from);
}

my $pid = start();
my $page = ask('', REQUEST_URI => '/users/%C3%A4?a=1&b=%20x', HTTP_COOKIE => 'one=1; broken; two=2; two=3');
ok($page =~ m{^path /users/\xc3\xa4$}m && $page =~ /^query b= x$/m && $page =~ /^cookie one=1$/m && $page !~ /cookie two/, 'understands a request', $page);
my ($head, $body) = split /\r\n\r\n/, $page, 2;
ok($head =~ /Content-Length: (\d+)/ && $1 == length $body, 'announces the length of the answer');
$page = ask('a=1&b=2', %form, CONTENT_LENGTH => 7, REQUEST_URI => '/?a=9');
ok($page =~ /^form a=1\nform b=2$/m && $page =~ /^query a=9$/m, 'keeps query and body apart', $page);
ok(ask('', REMOTE_ADDR => '127.0.0.1', HTTP_X_FORWARDED_FOR => '203.0.113.5, 198.51.100.9') =~ /^address 198\.51\.100\.9$/m, 'believes a trusted proxy, and only its own word');
ok(ask('', HTTP_X_FORWARDED_FOR => '203.0.113.5') =~ /^address 192\.0\.2\.7$/m, 'believes nobody else');
$page = ask('', REQUEST_URI => '/inject');
ok(status($page) == 500 && $page !~ /stolen/, 'never writes a line break into a header', $page);

# Bodies that are not what they say.
my $before = time;
ok(status(ask('abc', %form, CONTENT_LENGTH => 2000000000)) == 413 && time - $before < 4 && memory_kb($pid) < 100000, '2 GB announced: refused at once, without memory');
ok(status(ask('', %form)) == 411, 'body without a length is refused');
ok(status(ask('a=1', %form, CONTENT_LENGTH => $_)) == 400, "length '$_' is refused") for '-1', '3x', '0x3';
ok(status(ask('a=1', %form, CONTENT_LENGTH => '99999999999999999999999')) == 413, 'length beyond all numbers is refused');
ok(status(ask('a=1', %form, CONTENT_LENGTH => 10)) == 400, 'body shorter than announced is refused');
ok(well(), 'and the next request is answered');

# Peers that are silent or stop in the middle.
my $silent = peer();
$before = time;
ok(well() && time - $before < 4, 'a silent peer costs a second', time - $before);
my $half = peer();
$half->print(substr(request('', REQUEST_URI => '/'), 0, 20));
$before = time;
ok(well() && time - $before < 9, 'half a record costs seconds, not for ever', time - $before);
for my $junk ("\0" x 100, 'GET / HTTP/1.0' . "\r\n" x 40, pack('CCnnCx', 9, 1, 1, 8, 0) . 'x' x 8, begin() . record(4, pack('N', 0xffffffff) . 'x' x 20), record(9, pair('FCGI_MAX_CONNS', '')),
  begin() . record(4, pack('NN', 0x84000000, 0x84000000) . 'x' x 20)) {
  my $socket = peer();
  $socket->print($junk);
  shutdown $socket, 1;
  answer($socket, 9);
}
ok(well(), 'survives garbage records, wrong versions and huge lengths');
my $leaves = peer();
$leaves->print(begin() . parameters(%form, CONTENT_LENGTH => 100000) . record(5, 'x' x 1000));
close $leaves;
ok(well(), 'survives a peer that leaves within the body');
$leaves = peer();
$leaves->print(request('', REQUEST_URI => '/large'));
sysread $leaves, my $start, 1000;
close $leaves;
ok(well(), 'survives a peer that leaves within the answer');
$leaves = peer();
$leaves->print(request('', REQUEST_URI => '/large'));
$before = time;
ok(well() && time - $before < 9, 'a peer that does not read costs seconds, not for ever', time - $before);
ok(status(ask('x' x 2_000_000, REQUEST_METHOD => 'POST', CONTENT_TYPE => 'application/json', CONTENT_LENGTH => 2_000_000)) == 200, 'takes 2 MB');
at_rest($pid);
my $after_large = memory_kb($pid);
ok($keeps_memory || $after_large < 16000, 'gives the memory of large requests back', "$after_large KB");

# Many requests leave nothing behind.
well() for 1 .. 50;
at_rest($pid);
my ($files, $memory) = (open_files($pid), memory_kb($pid));
my $bad = 0;
for (1 .. 2000) { $bad++ unless well(); }
ok($bad == 0, '2000 requests are answered', "$bad not");
ok(at_rest($pid), 'idle means idle', life($pid));
ok(open_files($pid) == $files, 'descriptors stay as many', "$files, then " . open_files($pid));
ok($keeps_memory || memory_kb($pid) < $memory + 1000, 'memory stays', "$memory KB, then " . memory_kb($pid));

# The end.
$silent = peer();
taken($pid, $files);
kill 'TERM', $pid;
my $status = ended($pid, 10);
ok(defined $status && $status == 0, 'SIGTERM ends it while a silent peer is connected');
$pid = start();
ok(well(), 'starts again on the same socket');
at_rest($pid);
$files = open_files($pid);
my $slow = peer();
$slow->print(request('', REQUEST_URI => '/slow'));
taken($pid, $files);
kill 'TERM', $pid;
ok(status(answer($slow)) == 200, 'SIGTERM finishes the request at hand');
$status = ended($pid, 10);
ok(defined $status && $status == 0, 'and then ends');

# Rolling restart of a pool under load.
my @pool = map { start() } 1 .. 3;
my @clients;
for (1 .. 4) {
  my $client = fork;
  if (!$client) { my $lost = 0; for (1 .. 300) { $lost++ unless well(); } POSIX::_exit($lost > 200 ? 200 : $lost); }
  push @clients, $client;
}
for my $old (@pool) { sleep 0.15; push @pool, start() if @pool < 6; kill 'TERM', $old; $status = ended($old, 10); last if @pool == 6 && $old == $pool[2]; $bad++ unless defined $status && $status == 0; }
my $lost = 0;
for (@clients) { waitpid $_, 0; $lost += $? >> 8; }
ok($lost == 0 && $bad == 0, 'a rolling restart loses no request', "$lost lost, $bad did not end");
waitpid $drip, 0;
my $dripped = $? >> 8;
ok($dripped >= 28 && $dripped < 50, 'a body that drips is cut after half a minute', "$dripped s");
print "1..$count\n";
