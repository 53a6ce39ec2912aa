@echo off
rem Makes the Windows installer under installers\target, with the same jpackage arguments as package.sh. Called by
rem "parley.cmd package", which sets JAVA_HOME and builds first. jpackage needs the WiX Toolset on the PATH.
rem (It has not been run, not in any part: no Windows machine was at hand. PackageScriptsTest compares it with package.sh.)
setlocal EnableDelayedExpansion
set "ROOT=%~dp0.."
set "LIB=%ROOT%\client-app\target\lib"
set "OUT=%~dp0target"
set "WORK=%OUT%\work"
if exist "%WORK%" rmdir /s /q "%WORK%"
mkdir "%WORK%\input\server" "%WORK%\modules" "%WORK%\icons"

for %%F in ("%LIB%\*.jar") do (
    set "NAME=%%~nF"
    if "!NAME:~0,7!"=="javafx-" (
        if "!NAME:~-4!"=="-win" copy "%%F" "%WORK%\modules" >nul
    ) else copy "%%F" "%WORK%\input" >nul
)
for %%F in ("%ROOT%\client-app\target\client-app-*.jar") do (
    copy "%%F" "%WORK%\input" >nul
    set "MAIN=%%~nxF"
    set "VERSION=%%~nF"
)
set "VERSION=%VERSION:client-app-=%"
rem The standalone server lies in a folder of its own and is loaded apart from the app, as in package.sh.
set "SERVER=%WORK%\input\server\parley-server.jar"
copy "%ROOT%\signaling-server\target\parley-server.jar" "%SERVER%" >nul || (
    echo parley: No package was made: signaling-server\target\parley-server.jar is missing. Run parley.cmd package, which builds it first.>&2
    exit /b 1
)
"%JAVA_HOME%\bin\java" "%~dp0src\main\java\dev\parley\installers\DrawIcon.java" "%WORK%\icons" || (
    echo parley: No package was made: the icon could not be drawn. Is JAVA_HOME a complete JDK 25?>&2
    exit /b 1
)

set "JARS="
rem Without the fonts' jar, as in jdk-modules.sh: its descriptor requires a library that is left out.
for %%F in ("%WORK%\input\*.jar") do (
    set "NAME=%%~nF"
    if not "!NAME:~0,14!"=="flatlaf-fonts-" set "JARS=!JARS! "%%F""
)
set "MODULES="
for /f "delims=" %%M in ('""%JAVA_HOME%\bin\jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps --module-path "%WORK%\modules" --add-modules ALL-MODULE-PATH !JARS!"') do set "MODULES=%%M"
rem jdeps prints its errors there too; a list of modules has no blanks.
if not defined MODULES goto no_modules
if not "%MODULES: =%"=="%MODULES%" goto no_modules
set "APP_MODULES=%MODULES%"
set "MODULES="
for /f "delims=" %%M in ('""%JAVA_HOME%\bin\jdeps" --multi-release 25 --ignore-missing-deps --print-module-deps --module-path "%WORK%\modules" --add-modules ALL-MODULE-PATH "%SERVER%""') do set "MODULES=%%M"
if not defined MODULES goto no_modules
if not "%MODULES: =%"=="%MODULES%" goto no_modules
set "MODULES=%APP_MODULES%,%MODULES%"

"%JAVA_HOME%\bin\jpackage" --name Parley --app-version %VERSION% --vendor Parley ^
  --description "Private video meetings from person to person" --copyright "Copyright (c) 2026 The Parley authors, MIT licence" ^
  --input "%WORK%\input" --main-jar %MAIN% --main-class dev.parley.client.app.Main ^
  --module-path "%WORK%\modules" --add-modules %MODULES%,javafx.controls,javafx.media,jdk.management,jdk.jfr,jdk.localedata ^
  --jlink-options "--strip-debug --no-man-pages --no-header-files --compress zip-9 --generate-cds-archive --include-locales=en,de,es,zh,ar" ^
  --java-options "--enable-native-access=javafx.graphics,javafx.media,ALL-UNNAMED" ^
  --java-options "-XX:+UseSerialGC" --java-options "-Xms32m" --java-options "-XX:TieredStopAtLevel=1" ^
  --temp "%WORK%\temp" --type app-image --dest "%WORK%\image" --icon "%WORK%\icons\parley.ico" --win-console || (
    echo parley: No package was made: jpackage could not make the image. Is there space on the disk?>&2
    exit /b 1
)
rem jpackage puts every jar it is given on the class path. The standalone server's is loaded apart from the app.
set "CFG=%WORK%\image\Parley\app\Parley.cfg"
findstr /v /l /c:"parley-server.jar" "%CFG%" >"%WORK%\Parley.cfg" && move /y "%WORK%\Parley.cfg" "%CFG%" >nul || (
    echo parley: No package was made: the server could not be taken off the class path.>&2
    exit /b 1
)
"%JAVA_HOME%\bin\jpackage" --name Parley --app-version %VERSION% --vendor Parley ^
  --description "Private video meetings from person to person" --copyright "Copyright (c) 2026 The Parley authors, MIT licence" ^
  --temp "%WORK%\temp-msi" --type msi --app-image "%WORK%\image\Parley" --dest "%OUT%" ^
  --win-menu --win-shortcut-prompt --win-per-user-install || (
    echo parley: No package was made: jpackage failed. Is the WiX Toolset on the PATH, and is there space on the disk?>&2
    exit /b 1
)
rmdir /s /q "%WORK%"
echo %OUT%\Parley-%VERSION%.msi
exit /b 0

:no_modules
echo parley: No package was made: jdeps could not tell which JDK modules Parley needs. %MODULES%>&2
exit /b 1
