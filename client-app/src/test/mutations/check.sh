#!/bin/sh
# Proves that the simulation would notice: puts back, one at a time and in a copy, the mistakes that meetings with many
# connections are known to die of (one .patch each, its first line says which), and fails unless playing the simulation
# fails for every one. Called by "./parley test --mutants", which sets JAVA_HOME; $1 is Maven, $2 how many seeds to play.
set -eu
maven=${1:-mvn}
seeds=${2:-100}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$(CDPATH='' cd -- "$here/../../../.." && pwd -P)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
trap 'exit 130' INT TERM

(cd "$root" && git ls-files -z --cached --others --exclude-standard | tar --null -cf - --files-from -) | tar -xf - -C "$copy"

# Plays the simulation in the copy; the gates that look at the code's form have nothing to say about a mistake.
play() {
    (cd "$copy" && "$maven" -B -q -ntp test -pl client-app -am -Dspotless.check.skip=true -Dsurefire.failIfNoSpecifiedTests=false \
        -Dtest=MeetingSimulationTest -Dparley.sim.seeds="$seeds") >"$copy/log" 2>&1 </dev/null
}

if ! play; then
    cat "$copy/log"
    echo "The simulation fails without any mistake put back; mend that first."
    exit 1
fi
missed=0
for patch in "$here"/*.patch; do
    name=$(basename "$patch" .patch)
    if ! (cd "$copy" && patch -p1 -s <"$patch"); then
        echo "$name: the patch does not fit the code any more; write it again."
        exit 1
    fi
    if play; then
        echo "$name: NOT noticed in $seeds seeds"
        missed=$((missed + 1))
    elif grep -q 'COMPILATION ERROR' "$copy/log"; then
        cat "$copy/log"
        echo "$name: the mistake does not compile; write the patch again."
        exit 1
    else
        failed=$(grep -c 'replay it with' "$copy/log" || true)
        echo "$name: noticed ($(head -n 1 "$patch") $(grep -o 'Tests run: [0-9]*, Failures: [0-9]*, Errors: [0-9]*' "$copy/log" | tail -n 1); $failed seeds named)"
    fi
    (cd "$copy" && patch -p1 -s -R <"$patch")
done
[ "$missed" = 0 ] || exit 1
echo "The simulation notices every one of these mistakes."
