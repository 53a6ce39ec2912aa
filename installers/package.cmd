@echo off
rem Makes the Windows installer under installers\target, with the same jpackage arguments as package.sh. Called by
rem "parley.cmd package", which sets JAVA_HOME and builds first. jpackage needs the WiX Toolset on the PATH.
rem (Not been run: no Windows machine was at hand.)
setlocal EnableDelayedExpansion
set "ROOT=%~dp0.."
set "LIB=%ROOT%\client-app\target\lib"
set "OUT=%~dp0target"
set "WORK=%OUT%\work"
if exist "%WORK%" rmdir /s /q "%WORK%"
mkdir "%WORK%\input" "%WORK%\modules" "%WORK%\icons"

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

"%JAVA_HOME%\bin\jpackage" --name Parley --app-version %VERSION% --vendor Parley ^
  --description "Private video meetings from person to person" --copyright "Copyright (c) 2026 The Parley authors, MIT licence" ^
  --input "%WORK%\input" --main-jar %MAIN% --main-class dev.parley.client.app.Main ^
  --module-path "%WORK%\modules" --add-modules %MODULES%,javafx.controls,javafx.media,jdk.management,jdk.jfr,jdk.localedata ^
  --jlink-options "--strip-debug --no-man-pages --no-header-files --compress zip-9 --generate-cds-archive --include-locales=en,de,es,zh,ar" ^
  --java-options "--enable-native-access=javafx.graphics,javafx.media,ALL-UNNAMED" ^
  --java-options "-XX:+UseSerialGC" --java-options "-Xms32m" ^
  --temp "%WORK%\temp" --type msi --dest "%OUT%" --icon "%WORK%\icons\parley.ico" ^
  --win-console --win-menu --win-shortcut-prompt --win-per-user-install || (
    echo parley: No package was made: jpackage failed. Is the WiX Toolset on the PATH, and is there space on the disk?>&2
    exit /b 1
)
rmdir /s /q "%WORK%"
echo %OUT%\Parley-%VERSION%.msi
exit /b 0

:no_modules
echo parley: No package was made: jdeps could not tell which JDK modules Parley needs. %MODULES%>&2
exit /b 1
