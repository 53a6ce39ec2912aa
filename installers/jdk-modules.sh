#!/bin/sh
# Prints the modules of the JDK that a class path refers to, with commas between them.
#
#   jdk-modules.sh MODULE_PATH JAR...     MODULE_PATH: the modules (JavaFX) that the jars run with; JAVA_HOME: the JDK
#
# Called by package.sh, and by RepositoryTest, so that a library which jdeps cannot read fails the tests and not the package.
set -eu

modules=$1
shift
# The fonts' jar holds no code, but its descriptor requires a library that is left out, and jdeps insists on that.
for jar in "$@"; do
    shift
    case ${jar##*/} in flatlaf-fonts-*) ;; *) set -- "$@" "$jar" ;; esac
done

# jdeps prints its errors to standard output.
if ! found=$("$JAVA_HOME/bin/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
    --module-path "$modules" --add-modules ALL-MODULE-PATH "$@" 2>&1); then
    printf '%s\n' "$found" >&2
    exit 1
fi
printf '%s\n' "$found"
