@echo off
rem Finds a Python that is new enough and hands everything over to run.py beside this file.
setlocal
for %%p in ("py -3" python3 python) do (
    %%~p -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1
    if not errorlevel 1 (
        %%~p "%~dp0run.py" %*
        goto :end
    )
)
echo Python 3.11 or newer is needed and was not found. Get it from python.org, then try again. 1>&2
exit /b 1
:end
exit /b %errorlevel%
