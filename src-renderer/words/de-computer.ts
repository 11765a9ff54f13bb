import type { FitReason, Place, SpeedClass } from '../../src-preload/contract/computer.ts';
import type { computerWords as english } from './en-computer.ts';
import type { InWords } from './in-words.ts';

const places: Readonly<Record<Place, string>> = {
  graphics: 'Auf der Grafikkarte',
  unified: 'Im Speicher, den sich Prozessor und Grafik teilen',
  main: 'Im Arbeitsspeicher, auf dem Prozessor',
  split: 'Zum Teil auf der Grafikkarte, der Rest im Arbeitsspeicher',
};

const speeds: Readonly<Record<SpeedClass, string>> = {
  fast: 'Schneller, als man liest',
  usable: 'Etwa so schnell, wie man liest',
  slow: 'Langsamer, als man liest',
};

const fitReasons: Readonly<Record<FitReason, string>> = {
  'size-unknown': 'Die Größe der Datei ist nicht im Voraus bekannt.',
  'fits-graphics': 'Es passt auf die Grafikkarte.',
  'fits-memory': 'Es lässt dem System und anderen Programmen genug Arbeitsspeicher.',
  split: 'Es passt, wenn Grafikkarte und Arbeitsspeicher es sich teilen.',
  'little-left': 'Es lässt anderen Programmen wenig Arbeitsspeicher.',
  'beyond-memory': 'Es braucht mehr Arbeitsspeicher, als entbehrt werden kann.',
};

/** Every visible word about this computer and what fits it, in German. */
export const computerWords: InWords<typeof english> = {
  section: 'Dieser Computer',
  summary: (memory, card, billions) => {
    const has =
      card === null
        ? `${memory} Arbeitsspeicher`
        : `${memory} Arbeitsspeicher und eine Grafikkarte mit ${card}`;
    if (billions === null) return `${has}: wenig für ein KI-Modell. Nur die kleinsten laufen hier.`;
    const parameters = billions === '1' ? 'einer Milliarde Parametern' : `${billions} Milliarden Parametern`;
    return `${has}: gut für Modelle mit etwa ${parameters}.`;
  },
  looking: 'Noggin sieht sich noch die Grafikkarte und den Datenträger an …',
  processor: 'Prozessor',
  cores: (count) => (count === 1 ? '1 Kern' : `${count} Kerne`),
  memory: 'Arbeitsspeicher',
  memoryFree: (total, free) => `${total}, davon gerade ${free} frei`,
  memoryShared: (total) => `${total}, geteilt von Prozessor und Grafik`,
  graphics: 'Grafik',
  graphicsOwn: (name, memory) => `${name}, ${memory} eigener Speicher`,
  graphicsUnknown: (name) => `${name}, Speicher unbekannt`,
  none: 'Keine für KI geeignete',
  unknown: 'Unbekannt',
  disk: 'Datenträger für Modelle',
  free: (size) => `${size} frei`,
  fileSystem: 'Format des Datenträgers',
  largestFile: 'Maximale Dateigröße',
  noLargestFile: 'Keine Grenze, die hier zählt',
  drive: 'Art des Laufwerks',
  removable: 'Wechseldatenträger',
  fixed: 'Eingebaut',

  reasonGraphics: (card) => `Das fähigste, das auf Ihrer Grafikkarte mit ${card} gut läuft.`,
  reasonSplit: (memory) =>
    `Das fähigste, das mit Ihren ${memory} Arbeitsspeicher und der Hilfe der Grafikkarte gut läuft.`,
  reasonSpeed: 'Das fähigste, das auf diesem Computer zügig antwortet.',
  reasonDisk: (free) =>
    `Das fähigste, das hier gut läuft und auf den Datenträger passt, auf dem ${free} frei sind.`,
  reasonFileSize: (largest) =>
    `Das fähigste, das hier gut läuft und auf dieses Laufwerk passt: Es nimmt keine Datei über ${largest} auf.`,
  reasonAll: 'Das fähigste, das es gibt, und es läuft auf diesem Computer gut.',
  reasonLeast: 'Das genügsamste, denn der Datenträger hat für mehr keinen Platz.',
  reasonLeastUnknown:
    'Etwas anderes gibt es hier gerade nicht. Wie viel Arbeitsspeicher es braucht, ist nicht im Voraus bekannt.',
  fitUnknown: 'Seine Größe ist nicht im Voraus bekannt; deshalb kann niemand sagen, wie gut es hier läuft.',
  fitSplit: 'Es wird laufen, aber nur ein Teil passt auf die Grafikkarte: Die Antworten kommen langsamer.',
  fitSlow: 'Es passt gut, wird auf diesem Computer aber langsam antworten.',
  noRoom: (needed, free) =>
    `Auf diesem Datenträger ist zu wenig Platz: ${needed} werden gebraucht, ${free} sind frei.`,
  fileTooLarge: (size, largest) =>
    `Dieses Laufwerk ist so formatiert, dass es keine Datei über ${largest} aufnimmt, und diese hat ${size}. Ein anderes Laufwerk kann sie aufnehmen.`,
  noneFits:
    'Auf dem Datenträger ist kein Platz für ein Modell. Schaffen Sie etwas Platz, oder sehen Sie in die Liste.',

  others: 'Andere gute Möglichkeiten',
  recommended: 'Empfohlen',
  tiers: {
    legend: 'Wählen Sie nach dem, was Ihnen wichtig ist',
    names: { quick: 'Schnell', balanced: 'Ausgewogen', capable: 'Am fähigsten' },
    answers: (speed) => `Schreibt ${speed}`,
    time: (duration) => `Download: ${duration}`,
    left: (memory) => `Lässt ${memory} Arbeitsspeicher für alles andere`,
    onCard: 'Läuft auf der Grafikkarte, Ihr Arbeitsspeicher bleibt frei',
  },
  quickAbout: 'Schneller, und es lässt anderen Programmen mehr Arbeitsspeicher.',
  balancedAbout: 'Fähig, und es lässt anderen Programmen Arbeitsspeicher.',
  capableAbout: 'Die besten Antworten, die dieser Computer geben kann.',
  capableTight: 'Die besten Antworten, passt aber nur knapp.',
  capableSlow: 'Die besten Antworten, auf diesem Computer aber langsam.',
  nameAndSize: (name, size) => `${name} · ${size}`,

  downloadTime: 'Dauer',
  timeAssumed: (duration) => `${duration} bei einer typischen Verbindung`,
  timeMeasured: (duration, rate) => `${duration} bei der eben gemessenen Geschwindigkeit (${rate})`,
  timeMeasuredEarlier: (duration, rate) => `${duration} bei der zuvor gemessenen Geschwindigkeit (${rate})`,
  timeLimited: (duration) => `${duration} mit Ihrer Begrenzung der Geschwindigkeit`,
  moreThanADay: 'mehr als ein Tag',
  measure: 'Meine Verbindung testen',
  measureAgain: 'Erneut testen',
  stopMeasuring: 'Test beenden',
  measuring: 'Wird etwa fünf Sekunden lang getestet …',
  notMeasured: (why) => `Es ließ sich nicht messen. ${why}`,

  verdict: 'Wie es passt',
  why: 'Warum',
  needed: 'Speicher, den es braucht',
  neededSum: (total, weights, context, overhead) =>
    `${total}: ${weights} für das Modell, ${context} für das Gespräch, ${overhead} für das Programm`,
  context: 'Gespräch',
  contextKnown: (tokens) => `${tokens}\u00a0Token`,
  contextEstimated: (tokens) => `${tokens}\u00a0Token, nach der Größe der Datei geschätzt`,
  available: 'Speicher für Modelle hier',
  availableUpTo: (comfortable, most) => `Gut bis ${comfortable}, höchstens ${most}`,
  place: 'Wo es läuft',
  speed: 'Zu erwartendes Tempo',
  room: 'Platz auf dem Datenträger',
  roomFits: 'Genug',
  places,
  speeds,
  fitReasons,
};
