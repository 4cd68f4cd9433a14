package Der;
# Octets of DER, from inside out, for inputs that are made to hurt. expect.bash lets perl find it.
use strict;
use warnings;
use Exporter 'import';
our @EXPORT = qw(tlv oid name ext);

sub tlv {
  my ($tag, @parts) = @_;
  my $content = join '', @parts;
  my $size = length $content;
  return chr($tag) . ($size < 128         ? chr $size
                      : $size < 256       ? "\x81" . chr $size
                      : $size < 65_536    ? "\x82" . pack('n', $size)
                      : $size < 0x1000000 ? "\x83" . substr(pack('N', $size), 1)
                                          : "\x84" . pack('N', $size)) . $content;
}

# '2.5.4.3', the whole value.
sub oid {
  my ($first, $second, @rest) = split /\./, shift;
  return tlv(6, join '', map {
    my $value = $_;
    my $octets = chr($value & 127);
    $octets = chr(128 | $value & 127) . $octets while $value >>= 7;
    $octets } 40 * $first + $second, @rest);
}

# Of [OID, text, tag], the tag that of UTF8String unless told.
sub name { return tlv(0x30, map { tlv(0x31, tlv(0x30, oid($_->[0]), tlv($_->[2] // 0x0C, $_->[1]))) } @_) }

sub ext {
  my ($oid, $value, $critical) = @_;
  return tlv(0x30, oid($oid), $critical ? "\1\1\xFF" : '', tlv(4, $value));
}

1;
