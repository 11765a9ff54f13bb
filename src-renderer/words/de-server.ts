import type { serverWords as english } from './en-server.ts';
import type { InWords } from './in-words.ts';

/** What the window says of the server for other programs, in German. */
export const serverWords: InWords<typeof english> = {
  title: 'Andere Programme',
  use: 'Andere Programme auf diesem Computer dürfen Ihre Modelle verwenden',
  useHint:
    'Für Programme, die mit OpenAI arbeiten können. Erreichbar nur von diesem Computer aus, und nicht für Webseiten.',
  wizardUse: 'Andere Programme auf diesem Computer dürfen es verwenden',
  starting: 'Wird gestartet …',
  on: 'Eingeschaltet. Programme brauchen diese Adresse und diesen Schlüssel.',
  openSettings: 'Adresse und Schlüssel stehen in den Einstellungen unter „Andere Programme“.',
  address: 'Adresse',
  key: 'Schlüssel',
  model: 'Modell',
  modelHint: 'Dieser Name meint immer das Modell, das in Verwendung ist.',
  copyAddress: 'Adresse kopieren',
  copyKey: 'Schlüssel kopieren',
  showKey: 'Schlüssel anzeigen',
  hideKey: 'Schlüssel verbergen',
  renewKey: 'Neuer Schlüssel',
  renewQuestion:
    'Neuen Schlüssel erstellen? Programme mit dem alten funktionieren erst wieder, wenn sie den neuen haben.',
  renewYes: 'Neuen Schlüssel erstellen',
  renewNo: 'Alten behalten',
  memoryOnly:
    'Dieser Computer kann den Schlüssel nicht sicher speichern. Deshalb gibt es bei jedem Start von Noggin einen neuen.',
  example: 'Für den Client von OpenAI kopieren Sie diese zwei Zeilen:',
  python: 'Für Python kopieren',
  javascript: 'Für JavaScript kopieren',
  ollama: 'Auch Programme zulassen, die für Ollama gemacht sind',
  ollamaHint:
    'Diese Programme senden keinen Schlüssel. Wer diesen Computer benutzt, kann Ihre Modelle dann fragen, und jedes Programm darauf auch.',
  ollamaPort: 'Üblichen Port von Ollama verwenden',
  ollamaPortHint: (port) => `Am Port ${port} finden Programme für Ollama Noggin ohne weitere Einrichtung.`,
  port: 'Portnummer',
  portRange: 'Eine Zahl von 1024 bis 65535.',
  usePort: 'Diesen Port verwenden',
  takenPort: (port) => `Ein anderes Programm benutzt Port ${port}.`,
  otherPort: (port) => `Stattdessen Port ${port} verwenden`,
  failed: 'Der Server für andere Programme wurde beendet.',
  tryAgain: 'Erneut versuchen',
  lastAsked: (agent, when) => `Zuletzt verwendet von ${agent}, ${when}`,
  unnamed: 'einem Programm ohne Namen',
  neverAsked: 'Noch kein Programm hat gefragt.',
  openWebui:
    'Fügen Sie in den Einstellungen von Open WebUI eine Verbindung der Art OpenAI API mit dieser Adresse und diesem Schlüssel hinzu:',
  continue:
    'Fügen Sie in Continue ein Modell mit dem Anbieter „OpenAI“, dieser Adresse, diesem Schlüssel und diesem Namen hinzu:',
  skyTwin:
    'Oder wählen Sie in SkyTwin Ollama mit dieser Adresse. Dann antwortet Noggin, und sonst muss nichts installiert sein:',
  keyOfSettings: 'wie in den Einstellungen unter „Andere Programme“',
  orNoggin:
    'Auch Noggin kann dieser Server sein: Lassen Sie in den Einstellungen andere Programme Ihre Modelle verwenden.',
  forbidden: 'Ihr Administrator hat Ihre Modelle für andere Programme gesperrt.',
};
