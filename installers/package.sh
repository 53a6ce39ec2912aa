#!/bin/sh
# Makes the installer for this system under installers/target. Called by ./parley package, which sets JAVA_HOME and builds first.
#
# Linux: jpackage makes the image (the app and a run-time of its own), dpkg-deb wraps it, so that the package needs no scripts:
# dpkg itself knows the command, the menu entry and the icons, and removes them. macOS: jpackage makes the .dmg of its image.
# (The macOS part has not been run with a real jpackage: no such machine was at hand. PackageScriptsTest runs it with stand-ins.)
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
app=$root/target/app
out=$root/installers/target
work=$out/work
version=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' "$root/pom.xml" | head -n 1)
description="Private video meetings from person to person"
java=$JAVA_HOME/bin

log=$work/log # what the tools print; shown if a step fails
exec 3>&1 4>&2

# What is being done and what to do if it fails: of the step that runs now.
step() {
    doing=$1
    advice=$2
}

report() {
    status=$?
    case $status in 0 | 130) return ;; esac
    trap - EXIT
    exec >&4 2>&4
    [ ! -s "$log" ] || cat "$log"
    echo "parley: No package was made: to $doing failed (exit $status; its messages are above). $advice"
    exit 1
}

doing="start" advice=""
trap report EXIT
trap 'exit 130' INT TERM

step "clear $out" "Is the folder writable, and is there space on the disk?"
rm -rf "$work" "$out"/*.deb "$out"/*.dmg
mkdir -p "$work/input" "$work/icons"
exec >"$log" 2>&1

step "collect Parley's jars from $app" "Delete the folder and run ./parley package again, which builds first."
cp "$app"/classpath/*.jar "$work/input/"
cp -R "$app/classpath/server" "$work/input/"

step "draw the icon" "Is JAVA_HOME ($JAVA_HOME) a complete JDK 25, with fontconfig or a font installed?"
"$java/java" -Djava.awt.headless=true "$root/installers/src/main/java/dev/parley/installers/DrawIcon.java" "$work/icons"

# Beside the modules that the jars refer to, those that are only found at run time.
step "find out which JDK modules Parley needs" \
    "If a library's descriptor requires a module that is not here, leave its jar out in installers/jdk-modules.sh."
modules=$("$root/installers/jdk-modules.sh" "$app/modules" "$app"/classpath/*.jar)
server_modules=$("$root/installers/jdk-modules.sh" "$app/modules" "$app"/classpath/server/*.jar)
modules=$modules,$server_modules,javafx.controls,javafx.media,jdk.management,jdk.jfr,jdk.localedata

# Names of days and months in the languages of the window (dev.parley.client.text.Language).
locales=en,de,es,zh,ar

# $@: where the image goes, and what only this system needs
make_image() {
    step "make the image with jpackage" "It needs about 500 MB of free disk, and a JDK that has jlink and jpackage."
    "$java/jpackage" --type app-image --name "$name" --app-version "$version" --vendor "Parley" --description "$description" \
        --copyright "Copyright (c) 2026 The Parley authors, MIT licence" \
        --input "$work/input" --main-jar "client-app-$version.jar" --main-class dev.parley.client.app.Main \
        --module-path "$app/modules" --add-modules "$modules" \
        --jlink-options "--strip-debug --no-man-pages --no-header-files --compress zip-9 --generate-cds-archive --include-locales=$locales" \
        --java-options "--enable-native-access=javafx.graphics,javafx.media,ALL-UNNAMED" \
        --java-options "-XX:+UseSerialGC" --java-options "-Xms32m" --java-options "-XX:TieredStopAtLevel=1" \
        --temp "$work/temp" "$@"
}

# jpackage puts every jar it is given on the class path. The standalone server's is loaded apart from the app.
# $1: the launcher's settings
take_server_off_class_path() {
    step "take the server off the class path" "Is there space on the disk?"
    grep -v '^app\.classpath=.*/parley-server\.jar$' "$1" >"$work/cfg"
    cat "$work/cfg" >"$1" # its permissions stay
}

# jpackage's launcher asks rpm and dpkg at every start, twice, of which package it is (docs/decisions/0080). This one has the same settings and
# starts the run-time at once, in a process that is called parley as well.
# $1: the image
write_launcher() {
    step "write the launcher" "Is there space on the disk?"
    settings=$1/lib/app/parley.cfg
    classpath=$(sed -n 's/^app\.classpath=//p' "$settings" | paste -s -d : -)
    main=$(sed -n 's/^app\.mainclass=//p' "$settings")
    options=$(sed -n 's/^java-options=\(.*\)/    "\1" \\/p' "$settings")
    cat >"$1/bin/parley" <<LAUNCHER
#!/bin/sh
# Starts Parley in its own run-time.
self=\$(readlink -f -- "\$0")
APPDIR=\${self%/bin/parley}/lib/app
unset JDK_JAVA_OPTIONS # what they are for is the system's java
exec "\${APPDIR%/app}/runtime/bin/parley" "-Djpackage.app-path=\$self" \\
$options
    -cp "$classpath" $main "\$@"
LAUNCHER
}

# Lets the app start once, without a display, and keeps what it has loaded and linked (JEP 483, 514, 515): later starts take it from there.
# $1: the image. The launcher's own options count, so it is the launcher that starts it; a cache of other options would not be used.
make_class_cache() {
    step "let the app start once for its cache of loaded classes" "Does $1/bin/parley start by itself?"
    cache=$1/lib/app/parley.aot
    PARLEY_FIRST_PICTURE=rehearse XDG_CONFIG_HOME=$work/user \
        JAVA_TOOL_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw -XX:AOTCacheOutput=$cache" "$1/bin/parley"
    [ -s "$cache" ]
    printf '%s\n' "java-options=-XX:AOTCache=\$APPDIR/parley.aot" >>"$1/lib/app/parley.cfg"
    write_launcher "$1"
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
    # The last two: the layout of Arabic and Hebrew is mended from outside (docs/decisions/0040).
    make_image --dest "$deb/opt" --icon "$work/icons/256.png" \
        --java-options "--add-opens=javafx.graphics/com.sun.javafx.text=ALL-UNNAMED" \
        --java-options "--add-opens=javafx.graphics/com.sun.javafx.font.freetype=ALL-UNNAMED"
    take_server_off_class_path "$deb/opt/parley/lib/app/parley.cfg"
    commands=$deb/opt/parley/lib/runtime/bin
    cp "$commands/java" "$commands/parley"
    write_launcher "$deb/opt/parley"
    make_class_cache "$deb/opt/parley"
    step "lay out the package" "Is there space on the disk?"
    find "$commands" -type f ! -name parley -exec rm {} + # making the cache took the java command
    # What jpackage's own launcher needs, and the second form of the archive of loaded classes.
    rm "$deb/opt/parley/lib/libapplauncher.so" "$deb/opt/parley/lib/app/parley.cfg" "$deb/opt/parley/lib/app/.jpackage.xml" \
        "$deb/opt/parley/lib/runtime/lib/server/classes_nocoops.jsa"
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
Recommends: pulseaudio | pipewire-pulse, desktop-file-utils, libnotify-bin
Description: $description
 Parley shows, plays and sends everything straight from computer to computer.
 One participant's computer, or a small server, only introduces them to each
 other. Has a window, a command line and a server of its own.
CONTROL
    step "pack the .deb with dpkg-deb" "Is there space on the disk?"
    chmod -R u=rwX,go=rX "$deb"
    package=$out/parley_${version}_$architecture.deb
    dpkg-deb --root-owner-group -Zxz --build "$deb" "$package"
}

make_dmg() {
    name=Parley
    make_image --dest "$work/image" --icon "$work/icons/parley.icns" --mac-package-identifier dev.parley.client
    take_server_off_class_path "$work/image/$name.app/Contents/app/$name.cfg"
    step "seal the image again" "Is codesign there? It is a part of macOS."
    # jpackage has signed what it made, without anybody's certificate; macOS calls an app damaged that has changed since.
    codesign --force --sign - "$work/image/$name.app"
    step "make the .dmg with jpackage" "Is there space on the disk?"
    "$java/jpackage" --type dmg --name "$name" --app-version "$version" --app-image "$work/image/$name.app" \
        --temp "$work/temp-dmg" --dest "$out"
    package=$out/Parley-$version.dmg
}

case $(uname -s) in
Linux)
    step "look for dpkg-deb" "Install the package dpkg, or make the package on Debian or Ubuntu."
    command -v dpkg-deb
    make_deb
    ;;
Darwin) make_dmg ;;
*)
    step "choose a kind of installer" "None is made for $(uname -s); on Windows use parley.cmd package."
    false
    ;;
esac
size=$(du -h "$package" | cut -f 1)
rm -rf "$work"
echo "$package ($size)" >&3
