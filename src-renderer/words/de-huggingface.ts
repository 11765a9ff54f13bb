import type { hubWords as english } from './en-huggingface.ts';
import type { InWords } from './in-words.ts';

/** Words about models from anywhere, in German. */
export const hubWords: InWords<typeof english> = {
  open: 'Auf Hugging Face suchen oder Link einfügen',
  title: 'Auf Hugging Face suchen oder Link einfügen',
  lead: 'Geben Sie Suchwörter ein oder fügen Sie die Seite eines Modells ein, seinen Namen oder die Adresse einer Datei, die auf .gguf endet.',
  field: 'Suchwörter, Adresse oder Name',
  example: 'Etwa: coding 7B oder Qwen/Qwen3-8B-GGUF',
  search: {
    title: 'Auf Hugging Face',
    offerLink: 'Nachsehen, wohin das führt',
    results: (host) => `Modelle auf ${host}`,
    found: (count) => (count === 1 ? '1 Modell wird angezeigt' : `${count} Modelle werden angezeigt`),
    nothing: (host) =>
      `Auf ${host} gibt es kein Modell mit diesen Wörtern. Versuchen Sie es mit weniger oder anderen.`,
    sort: 'Sortieren nach',
    orders: {
      downloads: 'Am meisten heruntergeladen',
      likes: 'Am beliebtesten',
      lastModified: 'Zuletzt aktualisiert',
    },
    downloads: (count, rounded) => (count === 1 ? '1 Download' : `${rounded} Downloads`),
    changed: (date) => `aktualisiert am ${date}`,
    gated: 'mit Bedingungen',
    more: 'Mehr anzeigen',
    back: 'Zurück zu den Ergebnissen',
    instead: (words) => `Stattdessen nach „${words}“ suchen`,
    offer: (words) => `Auf Hugging Face nach „${words}“ suchen`,
  },
  find: 'Suchen',
  finding: 'Wird gesucht …',
  close: 'Schließen',
  why: {
    comfortable: 'Empfohlen: das beste Verhältnis von Qualität und Größe unter denen, die hier gut laufen.',
    slow: 'Sie passt, antwortet hier aber langsam. Eine kleinere Version ist etwas schneller.',
    tight: 'Keine davon läuft hier gut. Diese passt gerade noch.',
    lightest: 'Alle sind zu groß für diesen Computer. Diese ist die kleinste.',
  },
  legend: 'Versionen zur Auswahl',
  found: (count) => (count === 1 ? 'Eine Version wurde gefunden.' : `${count} Versionen wurden gefunden.`),
  from: (host) => `Von ${host}`,
  quality: (bits) => {
    if (bits === null) return 'Version ohne nähere Angabe';
    if (bits <= 2) return 'Am kleinsten: die Qualität leidet merklich';
    if (bits === 3) return 'Sehr klein: etwas Qualität geht verloren';
    if (bits === 4) return 'Klein: fast die volle Qualität';
    if (bits <= 6) return 'Mittel: kaum Qualität geht verloren';
    if (bits <= 8) return 'Groß: so gut wie das Original';
    return 'Das Original: sehr groß';
  },
  companions: {
    drafter:
      'Das ist ein Entwurfsmodell: Es hilft nur einem anderen Modell, schneller zu antworten. Wählen Sie das Modell selbst.',
    adapter: 'Das ist ein Adapter (LoRA): Er verändert ein anderes Modell und ist für sich allein keines.',
    projector: 'Damit kann ein anderes Modell Bilder sehen; für sich allein ist es kein Modell.',
    calibration: 'Das sind Daten zum Verkleinern eines Modells; für sich allein sind sie kein Modell.',
    vocabulary: 'Das sind nur die Wörter eines Modells, ohne das, was es gelernt hat.',
    'foreign-order': 'Das wurde für eine andere Art von Computern gemacht (Big-Endian) und läuft hier nicht.',
    'too-old':
      'Das hat ein altes Format, das nicht mehr gelesen wird. Wählen Sie eine neuere Version des Modells.',
  },
  companionNames: {
    drafter: 'macht ein anderes Modell schneller',
    adapter: 'Adapter',
    projector: 'für Bilder',
    calibration: 'Daten zum Verkleinern',
    vocabulary: 'nur Vokabular',
    'foreign-order': 'für andere Computer',
    'too-old': 'altes Format',
  },
  companionsFound: (list) => `Außerdem dort, aber für sich allein kein Modell: ${list}.`,
  missingThere: (asked, there) => `Die Version ${asked} dieses Modells gibt es nicht. Es gibt: ${there}.`,
  row: (size, label) => (label === '' ? size : `${size} · ${label}`),
  parts: (count) => `${count} Dateien`,
  sizeUnknown: 'Größe nicht im Voraus bekannt',
  checking: 'Der Anfang der Datei wird gelesen …',
  checked: (memory) => `Nach dem, was die Datei selbst angibt, braucht es etwa ${memory} Arbeitsspeicher.`,
  context: (tokens) => `Von einem Gespräch kann es bis zu ${tokens}\u00a0Token im Gedächtnis behalten.`,
  gated: 'Der Anbieter bittet Sie, vor dem Herunterladen seinen Bedingungen zuzustimmen.',
  download: 'Herunterladen',
  downloadUnproven: 'Trotzdem herunterladen',
  unproven:
    'Niemand hat veröffentlicht, was diese Datei enthalten soll; deshalb kann Noggin nicht beweisen, dass es die richtige ist. Laden Sie sie nur herunter, wenn Sie ihrer Herkunft vertrauen.',
  notVerified: (date) =>
    `Nicht von seinem Anbieter bestätigt: Niemand hat angegeben, was es enthalten soll. Es kam am ${date} vollständig an.`,
  notVerifiedBadge: 'Nicht bestätigt',
  waitSeconds: (duration) => `Versuchen Sie es in ${duration} noch einmal.`,
  access: 'So erhalten Sie Zugang',
  accessSteps: (page) => [
    `Öffnen Sie ${page} und melden Sie sich an.`,
    'Wenn die Seite Sie bittet, Bedingungen zuzustimmen, tun Sie das dort.',
    'Legen Sie dort in Ihren Einstellungen unter „Access Tokens“ einen Zugangsschlüssel an, der lesen darf, und fügen Sie ihn hier ein.',
  ],
  openPage: 'Seite öffnen',
  tokenField: 'Zugangsschlüssel',
  tokenHint: 'Er wird nur dem Anbieter gezeigt, und Sie können ihn in den Einstellungen entfernen.',
  enterToken: 'Schlüssel eingeben',
  useToken: 'Diesen Schlüssel verwenden',
  tokenOdd:
    'Das sieht nicht nach einem Zugangsschlüssel aus: Er hat keine Leerzeichen und mindestens 8 Buchstaben oder Ziffern.',
  tokenRefused:
    'Der eingegebene Schlüssel gibt noch keinen Zugang. Wurde den Bedingungen mit demselben Konto zugestimmt?',
  tokenInvalid:
    'Der Anbieter nimmt Ihren Zugangsschlüssel nicht mehr an. Noggin macht ohne ihn weiter; legen Sie dort einen neuen an, wenn ein Modell ihn braucht.',
  keptSafely: 'Sicher auf diesem Computer verwahrt, verschlossen mit Ihrem Benutzerkonto.',
  keptInMemory:
    'Dieser Computer bietet keinen sicheren Ort dafür; der Schlüssel wird vergessen, wenn Sie Noggin schließen.',
  tokenSetting: 'Zugangsschlüssel für Hugging Face',
  tokenNone: 'Keiner. Noggin fragt, wenn ein Modell einen braucht.',
  removeToken: 'Schlüssel entfernen',
};
