#!/bin/sh
# Puts a release of kohyo onto this machine, for the user who runs it: sh install.sh [VERSION]
#
# Works on Linux (x86_64 and aarch64, with glibc or musl) and macOS; needs curl or wget, tar, and a program for SHA-256.
# Nothing is put in its place before it has been compared with its checksum and has run once.
#
#   KOHYO_VERSION   the version, where it is no argument; else that of the release from which this file is
#   KOHYO_BIN       the folder for the program; else ~/.local/bin
#   KOHYO_RELEASES  the address below which releases are, in folders such as v0.1.0/; else where this file is from
#   KOHYO_SHA256    the checksum of the archive, where another one than SHA256SUMS beside it is to count
set -eu

# A release has its own address and version here (release/build), the repository has none.
default_releases='@KOHYO_RELEASES@'
default_version='@KOHYO_VERSION@'

# say ENGLISH JAPANESE: a line on standard error in the language of the user.
say() {
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
        ja*) printf '%s\n' "$2" >&2 ;;
        *) printf '%s\n' "$1" >&2 ;;
    esac
}

fail() {
    say "kohyo was not installed: $1" "kohyo を入れられませんでした：$2"
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# What the archive says of this machine.
machine() {
    case "$(uname -s)" in
        Linux) system=linux ;;
        # One program for both kinds of Mac.
        Darwin) echo macos && return ;;
        MINGW* | MSYS* | CYGWIN*)
            fail 'on Windows, unpack the archive that ends with windows.zip' 'Windows では、windows.zip で終わるファイルを展開してください' ;;
        *) fail "there is no release for $(uname -s)" "$(uname -s) 用のものはありません" ;;
    esac
    case "$(uname -m)" in
        x86_64 | amd64) echo "x86_64-$system" ;;
        aarch64 | arm64) echo "aarch64-$system" ;;
        *) fail "there is no release for processors of the kind $(uname -m)" "CPU が $(uname -m) の機械のためのものはありません" ;;
    esac
}

# fetch ADDRESS FILE
fetch() {
    if has curl; then
        curl --fail --silent --location --retry 2 --output "$2" "$1"
    else
        wget -q -O "$2" "$1"
    fi
}

sha256() {
    if has sha256sum; then
        sha256sum "$1"
    elif has shasum; then
        shasum -a 256 "$1"
    else
        openssl dgst -sha256 -r "$1"
    fi | cut -d ' ' -f 1
}

check_tools() {
    has curl || has wget || fail 'neither curl nor wget is here' 'curl も wget もありません'
    has tar || fail 'tar is not here' 'tar がありません'
    has sha256sum || has shasum || has openssl ||
        fail 'no program for SHA-256 is here (sha256sum, shasum or openssl)' 'SHA-256 を計算するプログラム（sha256sum、shasum、openssl のどれか）がありません'
}

# Without a checksum from elsewhere, nothing but the connection tells who has sent the archive.
check_address() {
    case "$releases" in
        *@* | '')
            fail 'say in KOHYO_RELEASES where the releases are' 'KOHYO_RELEASES に、リリースのあるアドレスを書いてください' ;;
        https://* | http://127.0.0.1:* | http://localhost:*) ;;
        *)
            [ -n "${KOHYO_SHA256:-}" ] ||
                fail "without https, give the checksum of the archive in KOHYO_SHA256 ($releases)" "https でないときは、KOHYO_SHA256 にファイルの SHA-256 を書いてください（$releases）" ;;
    esac
    case "$version" in
        *@* | '') fail 'say which version: sh install.sh 0.1.0' 'どの版かを書いてください：sh install.sh 0.1.0' ;;
        */* | *[!0-9A-Za-z.+-]*) fail "'$version' is no version" "「$version」は版ではありません" ;;
    esac
}

# The checksum that the archive has to have.
expected() {
    if [ -n "${KOHYO_SHA256:-}" ]; then
        printf '%s\n' "$KOHYO_SHA256" | tr 'A-F' 'a-f'
        return
    fi
    fetch "$releases/v$version/SHA256SUMS" "$scratch/SHA256SUMS" ||
        fail "there is no version $version at $releases, or it cannot be reached" "$releases に版 $version がないか、つながりません"
    # The name may have the mark of a binary file in front.
    sed -n "s/^\([0-9a-f]\{64\}\) [ *]$archive\$/\1/p" "$scratch/SHA256SUMS" | head -n 1
}

check_archive() {
    checksum="$(expected)"
    [ -n "$checksum" ] || fail "version $version has no archive for this machine ($archive)" "版 $version には、この機械のためのファイル（$archive）がありません"
    fetch "$releases/v$version/$archive" "$scratch/$archive" ||
        fail "the archive could not be fetched whole ($releases/v$version/$archive)" "ファイルを最後まで受け取れませんでした（$releases/v$version/$archive）"
    found="$(sha256 "$scratch/$archive")"
    [ "$found" = "$checksum" ] ||
        fail "the archive is not the one that was published: its SHA-256 is $found and should be $checksum" "ファイルが、公開されたものと違います。SHA-256 は $found で、$checksum でなければなりません"
}

put_in_place() {
    tar -xzf "$scratch/$archive" -C "$scratch"
    program="$scratch/${archive%.tar.gz}/kohyo"
    "$program" --version >/dev/null 2>&1 || fail "the program does not run on this machine" "この機械では動きません"
    new="$bin/.kohyo.$$"
    if ! { mkdir -p "$bin" && cp "$program" "$new" && mv -f "$new" "$bin/kohyo"; } 2>/dev/null; then
        rm -f "$new" 2>/dev/null || true
        fail "$bin cannot be written; name another folder in KOHYO_BIN" "$bin に書けません。KOHYO_BIN にほかのフォルダーを書いてください"
    fi
}

tell() {
    say "$("$bin/kohyo" --version) is in $bin" "$("$bin/kohyo" --version) を $bin に入れました"
    case ":$PATH:" in
        *":$bin:"*) ;;
        *) say "Add it to your path: export PATH=\"$bin:\$PATH\"" "パスに加えてください：export PATH=\"$bin:\$PATH\"" ;;
    esac
}

main() {
    version="${1:-${KOHYO_VERSION:-$default_version}}"
    version="${version#v}"
    releases="${KOHYO_RELEASES:-$default_releases}"
    releases="${releases%/}"
    bin="${KOHYO_BIN:-${HOME:?}/.local/bin}"
    check_tools
    check_address
    archive="$(machine)"
    archive="kohyo-$version-$archive.tar.gz"
    scratch="$(mktemp -d)"
    trap 'rm -rf "$scratch"' EXIT
    trap 'exit 130' INT TERM
    check_archive
    put_in_place
    tell
}

# All of it is read before anything is done: half of it may have come through a pipe.
main "$@"
