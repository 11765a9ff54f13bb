import type { helpWords as en } from './en-help.ts';
import type { InWords } from './in-words.ts';

/** Short answers to what people ask first, in German. */
export const helpWords: InWords<typeof en> = {
  open: 'Hilfe',
  title: 'Hilfe',
  close: 'Schließen',
  goTo: (view) => `„${view}“ öffnen`,
  topics: {
    ask: {
      question: 'Was kann ich fragen?',
      answer:
        'Alles, was Sie jemanden fragen würden, der viel gelesen hat: einen Brief entwerfen, ein Wort erklären, einen Text zusammenfassen, eine Reise planen, ein Programm schreiben. Ein Modell kann sich irren und dabei sicher klingen; prüfen Sie, worauf es ankommt.',
    },
    private: {
      question: 'Verlässt etwas diesen Computer?',
      answer:
        'Was Sie Noggin fragen und was es antwortet, bleibt hier und geht auch ohne Internet. Ins Internet geht Noggin, um Modelle herunterzuladen, um nach einer neueren Version von sich und seiner Liste zu sehen, und wenn Sie auf Hugging Face suchen.',
    },
    choose: {
      question: 'Welches Modell soll ich nehmen?',
      answer:
        'Das, welches Noggin empfiehlt: das fähigste, das hier gut läuft und Arbeitsspeicher für alles andere lässt. Ein größeres weiß mehr und antwortet langsamer, ein kleineres ist schneller.',
    },
    slow: {
      question: 'Warum kommen die Antworten langsam?',
      answer:
        'Für jedes Wort geht ein Modell alles durch, was es gelernt hat; ein großes ist auf einem kleinen Computer darum langsam. Ein kleineres Modell antwortet schneller. Auch hilft es, Programme zu schließen, die viel Arbeitsspeicher brauchen.',
    },
    other: {
      question: 'Wie bekomme ich ein Modell, das nicht in der Liste steht?',
      answer:
        'Schreiben Sie seinen Namen, ein Wort oder einen Link in das Feld oben bei den Modellen und drücken Sie die Eingabetaste: Dann fragt Noggin Hugging Face. Eine eigene Datei können Sie importieren oder auf das Fenster ziehen.',
    },
    stuck: {
      question: 'Mein Download geht nicht weiter. Was nun?',
      answer:
        'Nichts ist verloren: Was angekommen ist, bleibt, was immer dem Computer geschieht. Am Download steht, worauf er wartet, und er geht automatisch weiter, sobald er kann.',
    },
    room: {
      question: 'Wie schaffe ich Platz auf dem Datenträger?',
      answer:
        'Bei den Modellen steht unter „Meine“ bei jedem, wie groß es ist. Löschen Sie, was Sie nicht mehr brauchen; zehn Minuten lang lässt es sich zurückholen.',
    },
    programs: {
      question: 'Wie verwenden andere Programme meine Modelle?',
      answer:
        'Erlauben Sie es in den Einstellungen unter „Andere Programme“, oder drücken Sie bei einem Modell auf „Verwenden“: Dort steht die Adresse, der Schlüssel oder der Befehl, den das jeweilige Programm braucht.',
    },
    wrong: {
      question: 'Etwas stimmt nicht. Wer kann helfen?',
      answer:
        'Speichern Sie in den Einstellungen die Diagnose und geben Sie die Datei jemandem, dem Sie vertrauen. Sie erzählt, was geschehen ist, und nichts, was einem Modell gesagt wurde.',
    },
  },
};
