#!/bin/sh
# @ci-script@
#
#   sh ci/kohyo.sh install   @ci-install@
#   sh ci/kohyo.sh check     @ci-check@
#   sh ci/kohyo.sh build     @ci-build@
#   sh ci/kohyo.sh publish   @ci-publish@
#   sh ci/kohyo.sh log       @ci-log@
set -eu
cd "$(dirname "$0")/.."

# @ci-releases@
#   https://git.example.jp/kohyo/releases/download
KOHYO_RELEASES="${KOHYO_RELEASES:-@releases@}"
KOHYO_VERSION="${KOHYO_VERSION:-@version@}"

# @ci-source@
#   --git https://git.example.jp/kohyo.git --tag v@version@
#   --path ../kohyo
KOHYO_SOURCE="${KOHYO_SOURCE:-}"

# @ci-target@
#   production
KOHYO_TARGET="${KOHYO_TARGET:-}"

# @ci-bin@
KOHYO_BIN="${CARGO_HOME:-${HOME:-}/.cargo}/bin"
PATH="$PATH:$KOHYO_BIN"
export PATH

fail() { printf '%s\n' "$1" >&2; exit 2; }

fetch() {
    if command -v curl >/dev/null 2>&1; then curl --fail --silent --location "$1"; else wget -q -O - "$1"; fi
}

# @ci-fetch-release@
fetch_release() {
    fetch "$KOHYO_RELEASES/v$KOHYO_VERSION/install.sh" >install-kohyo.sh || fail '@ci-no-release@'
    export KOHYO_BIN KOHYO_RELEASES KOHYO_VERSION
    sh install-kohyo.sh || { rm install-kohyo.sh; exit 2; }
    rm install-kohyo.sh
}

install() {
    if ! command -v kohyo >/dev/null 2>&1; then
        if [ -n "$KOHYO_RELEASES" ]; then
            fetch_release
        else
            [ -n "$KOHYO_SOURCE" ] || fail '@ci-no-source@'
            # shellcheck disable=SC2086 # @ci-words@
            cargo install --locked $KOHYO_SOURCE kohyo
        fi
    fi
    kohyo --version
}

check() {
    if [ -n "${GITHUB_ACTIONS:-}" ]; then
        kohyo check --summary summary.md --format github
    elif [ -n "${GITLAB_CI:-}" ]; then
        kohyo check --summary summary.md --format gitlab >gl-code-quality-report.json
    else
        kohyo check --summary summary.md
    fi
}

build() { kohyo build; }

publish() {
    [ -n "$KOHYO_TARGET" ] || fail '@ci-no-target@'
    # @ci-pull@
    kohyo ledger pull "$KOHYO_TARGET"
    kohyo publish "$KOHYO_TARGET" --yes
}

# @ci-log-remote@
KOHYO_REMOTE="${KOHYO_REMOTE:-origin}"
KOHYO_BRANCH="${KOHYO_BRANCH:-main}"

log() {
    [ -d ledger ] || return 0
    git add --all --force ledger
    # @ci-log-pending@
    git rm --quiet --cached --ignore-unmatch ledger/pending.jsonl
    if git diff --cached --quiet; then return 0; fi
    git -c user.name=kohyo -c user.email=kohyo@localhost commit --quiet --message '@ci-log-commit@'
    # shellcheck disable=SC2086 # @ci-words@
    git push --quiet "$KOHYO_REMOTE" "HEAD:$KOHYO_BRANCH" ||
        git push --quiet --force "$KOHYO_REMOTE" "HEAD:refs/heads/kohyo-ledger" ${KOHYO_PUSH_OPTIONS:-}
}

case "${1:-}" in
    install | check | build | publish | log) "$1" ;;
    *) fail 'sh ci/kohyo.sh install|check|build|publish|log' ;;
esac
