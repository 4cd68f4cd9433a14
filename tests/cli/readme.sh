#!/usr/bin/env bash
# What README.md shows is what its commands print. Every block whose first line begins with "$ " is run,
# command by command, in a folder with the sample files; a line that is "…" alone stands for one line or
# more. How many rules there are is not compared.
readme=$PWD/README.md corpus=$PWD/tests/corpus
source "${BASH_SOURCE[0]%/*}/expect.bash"
mkdir tests bin
cp -R "$corpus" tests/corpus
ln -s "$DCVLINT" bin/dcvlint
PATH=$work/bin:$PATH
status=0 commands=0 checks=0

# Runs `command` and compares what it prints with `expected`.
perform() {
  local got
  (exit "$status") || true
  if [[ $command == 'echo $?' ]]; then
    got=$status
  else
    status=0
    got=$(eval "$command" 2>.err) || status=$?
  fi
  commands=$((commands + 1))
  if [[ $command == dcvlint* ]]; then checks=$((checks + 1)); fi
  if ! WANTED=$expected GOT=$got perl -e '
      my ($wanted, $got) = map { s/\d+ rules in force/N rules in force/gr =~ s/\n+\z//r } @ENV{qw(WANTED GOT)};
      my $pattern = join "\\n", map { /^\s*\xE2\x80\xA6$/ ? ".+?" : quotemeta } split /\n/, $wanted;
      exit !($got =~ /\A$pattern\z/s)'; then
    failed=1
    printf -- '--- README.md: %s\nexpected:\n%s\nprinted:\n%s\n%s\n' "$command" "$expected" "$got" \
      "$(<.err)"
  fi
}

block='' command='' expected=''
while IFS= read -r line; do
  if [[ $line == '```'* ]]; then
    if [[ $block == run && -n $command ]]; then perform; fi
    if [[ -z $block && $line == '```' ]]; then
      block=first
    elif [[ -z $block ]]; then
      block=other
    else
      block=''
    fi
    command=''
  elif [[ $block == first || $block == run ]]; then
    if [[ $line == '$ '* ]]; then
      if [[ -n $command ]]; then perform; fi
      block=run command=${line#'$ '} expected=''
    elif [[ $block == first ]]; then
      block=other
    elif [[ $command == *\\ ]]; then
      command=${command%\\}${line#"${line%%[! ]*}"}
    else
      expected+=$line$'\n'
    fi
  fi
done <"$readme"
[[ $checks -ge 3 && $commands -ge 6 ]] ||
  { failed=1; echo "README.md has $checks calls of dcvlint in $commands commands only"; }
finish
