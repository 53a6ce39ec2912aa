@echo off
rem Parley's one command on Windows: finds a JDK, builds, then runs. The twin of ./parley, see there.
setlocal EnableDelayedExpansion
set "ROOT=%~dp0"
set "NEED=25"

rem --- JDK: JAVA_HOME, then the usual folders ---
set "JDK="
call :try_jdk "%JAVA_HOME%"
for /d %%J in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%USERPROFILE%\.jdks\*") do call :try_jdk "%%~J"
if not defined JDK (
    echo parley: Parley needs a JDK %NEED% or newer, and there is none in JAVA_HOME or the usual folders. Install one, for example 1>&2
    echo parley: Eclipse Temurin %NEED% from https://adoptium.net, or set JAVA_HOME to where it is. 1>&2
    exit /b 1
)
set "JAVA_HOME=%JDK%"

if "%~1"=="test" goto test

rem --- build: Maven itself finds out what changed ---
pushd "%ROOT%"
if not exist target mkdir target
call "%ROOT%mvnw.cmd" -B -ntp -q package -pl client-app -am -Dmaven.test.skip=true > target\build.log 2>&1
if errorlevel 1 (
    type target\build.log 1>&2
    echo parley: The build failed; the messages above say where. 1>&2
    popd
    exit /b 1
)
popd

if "%~1"=="package" (
    call "%ROOT%installers\package.cmd"
    exit /b !errorlevel!
)

rem --- run: JavaFX's platform jars are modules, everything else is the class path ---
set "MODULES="
for %%F in ("%ROOT%client-app\target\client-app-*.jar") do set "APP=%%~F"
for %%F in ("%ROOT%client-app\target\lib\javafx-*-win.jar") do set "MODULES=!MODULES!;%%~F"
"%JAVA_HOME%\bin\java" -cp "!APP!;%ROOT%client-app\target\lib\*" --module-path "!MODULES:~1!" --add-modules javafx.controls,javafx.media --enable-native-access=javafx.graphics,javafx.media,ALL-UNNAMED %PARLEY_JAVA_OPTS% dev.parley.client.app.Main %*
exit /b %errorlevel%

:test
rem Surefire prints the totals of each module; Maven's exit code is kept.
pushd "%ROOT%"
set "ARGS=%*"
call "%ROOT%mvnw.cmd" -B -ntp verify -Dsurefire.failIfNoSpecifiedTests=false !ARGS:~4!
set "STATUS=%errorlevel%"
popd
exit /b %STATUS%

:try_jdk
if defined JDK exit /b
if "%~1"=="" exit /b
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "VERSION=%%~V"
set "VERSION=%VERSION:"=%"
if %VERSION% GEQ %NEED% set "JDK=%~1"
exit /b
