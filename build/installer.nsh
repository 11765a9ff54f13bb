; What the installer for Windows does beside electron-builder's own script (docs/releasing.md).

!macro customInstall
  ; noggin:// links
  WriteRegStr SHELL_CONTEXT "Software\Classes\noggin" "" "URL:Noggin link"
  WriteRegStr SHELL_CONTEXT "Software\Classes\noggin" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\noggin\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\noggin\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'

  ; .gguf under "Open with": the default of the extension is not touched
  WriteRegStr SHELL_CONTEXT "Software\Classes\Noggin.gguf" "" "GGUF model"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Noggin.gguf\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Noggin.gguf\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegNone SHELL_CONTEXT "Software\Classes\.gguf\OpenWithProgids" "Noggin.gguf"
  System::Call 'Shell32::SHChangeNotify(i 0x8000000, i 0, i 0, i 0)'
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\noggin"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Noggin.gguf"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.gguf\OpenWithProgids" "Noggin.gguf"
  System::Call 'Shell32::SHChangeNotify(i 0x8000000, i 0, i 0, i 0)'
!macroend
