import type { ErrorCode } from '../../src-preload/contract/errors.ts';

/** One plain German sentence for every reason why something did not happen; the way on is a button beside it. */
export const errorSentences: Readonly<Record<ErrorCode, string>> = {
  'disk-full': 'Nicht genug Speicherplatz.',
  'folder-unavailable':
    'In den Ordner für Modelle kann nicht geschrieben werden. Ist sein Laufwerk angeschlossen?',
  'file-too-large':
    'Der Datenträger ist so formatiert, dass er eine so große Datei nicht aufnehmen kann. Wählen Sie einen Ordner auf einem anderen Datenträger oder ein kleineres Modell.',
  'not-a-file':
    'Wo Noggin ablegt, was es herunterlädt, liegt etwas, das keine Datei ist. Entfernen Sie es und versuchen Sie es noch einmal, oder wählen Sie einen anderen Ordner für Modelle.',
  offline: 'Sie sind offline.',
  portal:
    'In diesem Netz müssen Sie sich anmelden. Öffnen Sie eine Seite in Ihrem Browser und kommen Sie dann zurück.',
  'needs-access': 'Der Anbieter dieses Modells verlangt, dass Sie seinen Bedingungen zustimmen.',
  'access-refused':
    'Der Server gibt dieses Modell nicht heraus. Wählen Sie ein anderes, oder lesen Sie unter „Details“, was er selbst dazu sagt.',
  'not-found':
    'Das Modell ist nicht mehr dort, wo es war. Wählen Sie ein anderes, oder versuchen Sie es später noch einmal.',
  'not-on-mirror':
    'Der Spiegelserver, den der Administrator dieses Computers eingerichtet hat, hat diese Datei nicht. Bitten Sie um die Datei, oder wählen Sie ein anderes Modell.',
  unavailable: 'Der Anbieter stellt dieses Modell nicht mehr bereit. Wählen Sie ein anderes.',
  'rate-limited': 'Der Server ist ausgelastet und bittet um etwas Geduld.',
  'bad-range':
    'Der Server hat einen anderen Teil der Datei geschickt als verlangt. Nichts davon wurde behalten.',
  'source-changed':
    'Die Datei wurde an ihrer Quelle geändert, während sie geladen wurde. Versuchen Sie es noch einmal, oder wählen Sie ein anderes Modell.',
  'encoded-response':
    'Die Datei wurde auf dem Weg hierher verändert und deshalb nicht angenommen. Ein anderes Netz kann helfen.',
  'size-mismatch':
    'Die Datei an der Quelle hat nicht die Größe, die sie haben sollte. Sie wurde deshalb nicht installiert. Wählen Sie ein anderes Modell, oder versuchen Sie es später noch einmal.',
  'checksum-mismatch':
    'Die Datei stimmt nicht mit ihrer Prüfsumme überein und wurde deshalb nicht installiert. Versuchen Sie es später noch einmal, oder wählen Sie ein anderes Modell.',
  'target-occupied':
    'Dort liegt schon eine andere Datei mit diesem Namen, und Noggin überschreibt sie nicht, ohne zu fragen.',
  'not-a-model':
    'Das ist keine Modelldatei, die Noggin verwenden kann, oder sie ist beschädigt. Nichts wurde verändert.',
  'companion-file': 'Diese Datei ist für sich allein kein Modell.',
  'file-cut-off':
    'Dieser Datei fehlt das Ende; deshalb wurde sie nicht installiert. Laden Sie sie noch einmal herunter, oder wählen Sie ein anderes Modell.',
  'part-missing':
    'Dieses Modell besteht aus mehreren Dateien, und hier sind nicht alle davon. Legen Sie sie in einen Ordner und versuchen Sie es noch einmal.',
  'already-installed': 'Sie haben dieses Modell schon; es war nichts zu tun.',
  'install-blocked':
    'Ein anderes Programm, vielleicht ein Virenscanner, hält die Datei fest. Was heruntergeladen wurde, bleibt erhalten: Versuchen Sie es gleich noch einmal.',
  'system-busy':
    'Dieser Computer ist im Moment überlastet. Schließen Sie andere Programme, und versuchen Sie es noch einmal.',
  'redirect-refused':
    'Der Server verwies auf eine Adresse, der zu folgen nicht sicher ist. Versuchen Sie es später noch einmal, oder wählen Sie ein anderes Modell.',
  tls: 'Die Verbindung zum Server ließ sich nicht als sicher bestätigen. Stimmen Datum und Uhrzeit dieses Computers? Sonst hilft vielleicht ein anderes Netz.',
  'proxy-refused':
    'Der Proxy dieses Netzes lässt Noggin nicht durch. Fragen Sie Ihren Administrator, oder nehmen Sie ein anderes Netz.',
  network: 'Die Verbindung ist abgerissen.',
  slow: 'Der Server ist im Augenblick sehr langsam.',
  server: 'Der Server hat im Augenblick ein Problem.',
  'catalogue-invalid': 'Die Liste der Modelle ließ sich nicht lesen.',
  'ledger-unavailable': 'Noggin kann seine Aufzeichnungen nicht speichern. Ist der Datenträger voll?',
  'ledger-from-future': 'Hier wurde eine neuere Version von Noggin verwendet. Bitte starten Sie diese.',
  'profile-unwritable':
    'In Noggins eigenen Ordner kann nicht geschrieben werden. Er muss Ihnen gehören: Vielleicht hat ihn ein Start als Administrator übernommen.',
  'untrusted-sender': 'Noggin hat eine Anfrage von unbekannter Stelle abgelehnt.',
  'invalid-request': 'Noggin hat diese Anfrage nicht verstanden.',
  'unknown-id': 'Das gibt es nicht mehr.',
  'not-now': 'Das geht gerade nicht.',
  'link-unreadable': 'Das ist weder eine Adresse noch ein Modellname, den Noggin versteht.',
  'no-model-files': 'Hier ist keine Datei, die auf einem eigenen Computer läuft (sie würde auf .gguf enden).',
  'quantization-missing': 'Diese Version des Modells gibt es dort nicht.',
  'file-gone':
    'Diese Datei gibt es dort nicht mehr. Fügen Sie die Adresse der Seite des Modells ein, um zu sehen, was es gibt.',
  'not-a-model-file':
    'Diese Adresse führt zu einer Datei, die kein Modell ist: Die Datei eines Modells endet auf .gguf.',
  'too-many-files': 'Dort liegen mehr Dateien, als Noggin durchsieht. Wählen Sie ein anderes Verzeichnis.',
  'model-too-new':
    'Dieses Modell braucht ein neueres Noggin. Aktualisieren Sie Noggin, oder wählen Sie ein anderes Modell.',
  'model-damaged':
    'Die Datei des Modells lässt sich nicht lesen. Prüfen Sie das Modell: Ist es beschädigt, kann Noggin es reparieren.',
  'no-chat-template': 'Dieses Modell ist nicht für Gespräche gemacht. Wählen Sie ein anderes.',
  'template-failed':
    'Mit diesem Modell lässt sich nicht sprechen: Die Art, wie es Gespräche geschrieben haben möchte, funktioniert nicht. Wählen Sie ein anderes.',
  'memory-short':
    'Im Moment ist nicht genug Arbeitsspeicher für dieses Modell frei. Schließen Sie andere Programme, oder wählen Sie ein kleineres Modell.',
  'question-too-long':
    'Das ist zu lang für das Modell. Kürzen Sie es, oder wählen Sie ein Modell, das mehr auf einmal fasst.',
  'empty-answer':
    'Das Modell hat nichts gesagt. Fragen Sie mit anderen Worten, oder wählen Sie ein anderes Modell.',
  'model-crashed':
    'Das Modell hat unerwartet aufgehört. Was es gesagt hatte, ist aufgehoben. Versuchen Sie es noch einmal.',
  'chats-unavailable':
    'Noggin kann Ihre Gespräche gerade nicht aufheben oder lesen. Alles andere geht. Ist der Datenträger voll oder schreibgeschützt?',
  'chats-from-future':
    'Eine neuere Version von Noggin hat hier Gespräche aufgehoben. Bitte starten Sie diese. Alles andere geht.',
  'file-unreadable':
    'Aus dieser Datei lässt sich kein Text lesen. Es gehen Textdateien und PDFs mit Text, bis 20 MB.',
  'policy-invalid': 'Die Regeln, die für diesen Computer festgelegt wurden, sind nicht lesbar.',
  'set-by-policy': 'Das hat Ihr Administrator gesperrt.',
  'port-taken': 'Ein anderes Programm benutzt diesen Port. Wählen Sie einen anderen.',
  internal:
    'In Noggin ist etwas schiefgegangen. Versuchen Sie es noch einmal; bleibt es so, können Sie in den Einstellungen die Diagnose für Helfer speichern.',
};
