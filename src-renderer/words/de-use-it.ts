import type { useItWords as en } from './en-use-it.ts';
import type { InWords } from './in-words.ts';

/** Words of "Use it", in German. */
export const useItWords: InWords<typeof en> = {
  open: 'Verwenden',
  title: (name: string) => `${name} verwenden`,
  close: 'Schließen',
  ask: 'In Noggin fragen',
  askHint: 'Was Sie schreiben und was das Modell antwortet, bleibt auf diesem Computer.',
  others: 'In einer anderen App',
  programs: {
    skytwin: 'SkyTwin',
    'open-webui': 'Open WebUI',
    continue: 'Continue',
    jan: 'Jan',
    'lm-studio': 'LM Studio',
    'llama.cpp': 'llama.cpp',
    ollama: 'Ollama',
  },
  found: 'Installiert',
  copyCommand: 'Befehl kopieren',
  copyText: 'Text kopieren',
  copyPath: 'Pfad kopieren',
  copied: 'Kopiert',
  pathInstead:
    'Der Name der Datei enthält Zeichen, die ein Terminal falsch lesen kann. Wählen Sie sie deshalb über ihren Pfad:',
  oneFileOnly: 'Dieses Modell besteht aus mehreren Dateien, die diese App nicht importiert. Sie liegen hier:',
  skyTwin:
    'SkyTwin führt das Modell mit llama.cpp aus, das installiert sein muss. Geben Sie das in ein Terminal ein, und starten Sie SkyTwin von dort:',
  skyTwinWindows:
    'SkyTwin führt das Modell mit llama.cpp aus, das installiert sein muss. Geben Sie das in ein Terminal ein, und starten Sie SkyTwin neu:',
  skyTwinOneName:
    'SkyTwin nimmt nur eine Modelldatei, die ihm allein gehört. Diese ist eine Verknüpfung, oder eine andere App teilt sie. Kopieren Sie die Datei, und geben Sie SkyTwin die Kopie.',
  openWebui:
    'Open WebUI fragt einen Server. llama.cpp bringt einen mit: Geben Sie das in ein Terminal ein, und fügen Sie in den Einstellungen von Open WebUI die Verbindung http://127.0.0.1:8080/v1 als OpenAI-API hinzu.',
  continue:
    'Continue fragt einen Server. llama.cpp bringt einen mit: Geben Sie das in ein Terminal ein, und fügen Sie in Continue ein Modell mit dem Anbieter „llama.cpp“ und der Adresse http://127.0.0.1:8080 hinzu.',
  jan: 'Wählen Sie in den Einstellungen von Jan beim Anbieter Llama.cpp „Import“, und wählen Sie diese Datei. Jan verwendet sie dort, wo sie liegt.',
  lmStudio:
    'Geben Sie das in ein Terminal ein. LM Studio zeigt das Modell dann unter „My Models“, und beide teilen sich eine Datei: keine zweite Kopie.',
  lmStudioCopy:
    'Geben Sie das in ein Terminal ein. LM Studio legt seine Modelle auf einen anderen Datenträger, also bekommt es unter „My Models“ eine eigene Kopie.',
  llama: 'Geben Sie das in ein Terminal ein, und unterhalten Sie sich gleich dort mit dem Modell:',
  ollama: 'Geben Sie das in ein Terminal ein. Ollama legt eine eigene Kopie an, so groß wie das Modell.',
  ollamaWindows:
    'Speichern Sie diesen Text als Datei mit dem Namen Modelfile, und geben Sie den Befehl im selben Ordner in ein Terminal ein. Ollama legt eine eigene Kopie an, so groß wie das Modell.',
};
