# Sourced by the scripts beside it: makes .venv once, and again only when what it is made from has changed.
set -eu

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
venv=$root/.venv

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

is_root() { [ "$(id -u)" -eq 0 ]; }

apt_install() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -q --no-install-recommends "$@" >&2 ||
        { apt-get update -q >&2 && apt-get install -y -q --no-install-recommends "$@" >&2; }
}

# The first Python at hand that is new enough.
find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    stop "Aluma needs Python 3.11 or newer, and none is on the PATH. Please install it and try again."
}

make_venv() {
    [ -x "$venv/bin/python" ] && "$venv/bin/python" -c 'import sys' 2>/dev/null && return
    python=$(find_python)
    if command -v uv >/dev/null; then
        uv venv -q --allow-existing --python "$python" "$venv"
        return
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        is_root && command -v apt-get >/dev/null ||
            stop "Python's venv module is missing. Please install it (on Debian: apt-get install python3-venv) and try again."
        apt_install python3-venv
    fi
    "$python" -m venv --clear "$venv"
}

# install EXTRA: this project, editable, with the packages of an extra, at the versions of constraints.txt.
install() {
    cd "$root"
    target=.${1:+[$1]}
    if command -v uv >/dev/null; then
        uv pip install -q --python "$venv/bin/python" -c constraints.txt -e "$target"
    else
        "$venv/bin/python" -m pip --version >/dev/null 2>&1 || "$venv/bin/python" -m ensurepip >/dev/null
        # Warnings about this machine's own settings of pip are left out; errors are shown.
        PIP_ROOT_USER_ACTION=ignore "$venv/bin/python" -m pip install -qq --disable-pip-version-check -c constraints.txt -e "$target"
    fi
}

# prepare [EXTRA]: afterwards $venv holds this project and what that extra names. One run at a time does the work.
prepare() {
    made_from=$({ printf '%s\n' "$root"; cat "$root/pyproject.toml" "$root/constraints.txt"; } | sha256sum | cut -c1-16)
    stamp=$venv/ready-${1:-core}-$made_from
    if [ -e "$stamp" ] && [ -x "$venv/bin/python" ]; then
        wrapper
        return
    fi
    mkdir -p "$venv"
    (
        if command -v flock >/dev/null; then flock 9; fi
        if [ ! -e "$stamp" ]; then
            printf 'Setting up (once; a minute at most) …\n' >&2
            make_venv
            install "${1:-}"
            : >"$stamp"
        fi
    ) 9>"$venv/setup.lock"
    wrapper
}

# Compiles what wipes freed memory, where a C compiler is at hand; says so where there is none.
wrapper() {
    [ "$root/aluma/traceless/_wipe.so" -nt "$root/aluma/traceless/wipe.c" ] || "$venv/bin/python" -P -m aluma.traceless.build
}
