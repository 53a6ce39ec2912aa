#!/bin/sh
# Makes the installer for this system under installers/target. Called by ./parley package, which sets JAVA_HOME and builds first.
#
# Linux: jpackage makes the image (the app and a run-time of its own), dpkg-deb wraps it, so that the package needs no scripts:
# dpkg itself knows the command, the menu entry and the icons, and removes them. macOS: jpackage makes the .dmg.
# (The macOS part has not been run: no such machine was at hand.)
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
app=$root/target/app
out=$root/installers/target
work=$out/work
version=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' "$root/pom.xml" | head -n 1)
description="Private video meetings from person to person"
java=$JAVA_HOME/bin

rm -rf "$work"
mkdir -p "$work/input" "$work/icons"
cp "$app"/classpath/*.jar "$work/input/"
"$java/java" -Djava.awt.headless=true "$root/installers/src/main/java/dev/parley/installers/DrawIcon.java" "$work/icons"

# The modules of the JDK that the jars refer to, and those that are only found at run time.
jdk_modules() {
    "$java/jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps \
        --module-path "$app/modules" --add-modules ALL-MODULE-PATH "$app"/classpath/*.jar
}
modules=$(jdk_modules),javafx.controls,javafx.media,jdk.management,jdk.jfr

# $@: the kind of package and what only it needs
run_jpackage() {
    "$java/jpackage" --name "$name" --app-version "$version" --vendor "Parley" --description "$description" \
        --copyright "Copyright (c) 2026 The Parley authors, MIT licence" \
        --input "$work/input" --main-jar "client-app-$version.jar" --main-class dev.parley.client.app.Main \
        --module-path "$app/modules" --add-modules "$modules" \
        --jlink-options "--strip-debug --no-man-pages --no-header-files --compress zip-9 --generate-cds-archive" \
        --java-options "--enable-native-access=javafx.graphics,javafx.media,ALL-UNNAMED" \
        --temp "$work/temp" "$@"
}

# "libgtk-3-0 | libgtk-3-0t64, libx11-6, ...": every library's package, under its old or new name.
debian_dependencies() {
    sed -e '/^#/d' "$root/installers/linux/libraries" | while read -r _ _ package new_package; do
        printf '%s%s, ' "$package" "${new_package:+ | $new_package}"
    done
    printf 'libc6, zlib1g, fonts-dejavu-core | fonts-liberation | fonts-noto-core'
}

make_deb() {
    name=parley
    architecture=$(dpkg --print-architecture)
    deb=$work/deb
    mkdir -p "$deb/DEBIAN" "$deb/opt" "$deb/usr/bin" "$deb/usr/share/applications" "$deb/usr/share/doc/parley"
    run_jpackage --type app-image --dest "$deb/opt" --icon "$work/icons/256.png"
    # The archive of loaded classes shortens the start. Making it took the java command, and it came in two forms.
    rm -rf "$deb/opt/parley/lib/runtime/bin" "$deb/opt/parley/lib/runtime/lib/server/classes_nocoops.jsa"
    ln -s ../../opt/parley/bin/parley "$deb/usr/bin/parley"
    cp "$root/installers/linux/parley.desktop" "$deb/usr/share/applications/"
    for size in 16 32 48 64 128 256 512; do
        folder=$deb/usr/share/icons/hicolor/${size}x$size/apps
        mkdir -p "$folder"
        cp "$work/icons/$size.png" "$folder/parley.png"
    done
    cp "$root/LICENSE" "$deb/usr/share/doc/parley/copyright"
    cp "$root/installers/THIRD-PARTY.md" "$deb/usr/share/doc/parley/"
    cat >"$deb/DEBIAN/control" <<CONTROL
Package: parley
Version: $version
Section: net
Priority: optional
Architecture: $architecture
Maintainer: The Parley authors <parley@localhost>
Installed-Size: $(du -sk "$deb" | cut -f 1)
Depends: $(debian_dependencies)
Recommends: pulseaudio | pipewire-pulse, desktop-file-utils
Description: $description
 Parley shows, plays and sends everything straight from computer to computer.
 One participant's computer, or a small server, only introduces them to each
 other. Has a window, a command line and a server of its own.
CONTROL
    chmod -R u=rwX,go=rX "$deb"
    package=$out/parley_${version}_$architecture.deb
    dpkg-deb --root-owner-group -Zxz --build "$deb" "$package" >/dev/null
}

make_dmg() {
    name=Parley
    run_jpackage --type dmg --dest "$out" --icon "$work/icons/parley.icns" --mac-package-identifier dev.parley.client
    package=$out/Parley-$version.dmg
}

case $(uname -s) in
Linux)
    command -v dpkg-deb >/dev/null || {
        echo "parley: This makes a .deb, which needs dpkg-deb; install the package dpkg, or run it on Debian or Ubuntu." >&2
        exit 1
    }
    make_deb
    ;;
Darwin) make_dmg ;;
*)
    echo "parley: No installer is made for $(uname -s); on Windows use parley.cmd package." >&2
    exit 1
    ;;
esac
rm -rf "$work"
echo "$package ($(du -h "$package" | cut -f 1))"
