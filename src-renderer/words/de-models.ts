/**
 * German sentences of the built-in models, by id: what each is good at, and why it stands where it stands in the list.
 * A model that is not here is described in the catalogue's own words.
 */
export const modelSentences: Readonly<Record<string, readonly [about: string, place: string]>> = {
  'noggin-demo': [
    'Ein winziges Modell, auf diesem Computer gemacht, um zu zeigen, wie Noggin arbeitet.',
    'Ein Vorführmodell.',
  ],
  'qwen3-0.6b-q8_0': [
    'Sehr klein und schnell: kurze Antworten und einfaches Umformulieren auf fast jedem Computer.',
    'Schnell, aber so klein, dass oft Tatsachen nicht stimmen; für Computer, auf die nicht mehr passt.',
  ],
  'qwen3.5-0.8b-q4_k_m': [
    'Sehr klein: kurze Antworten und einfaches Umformulieren, wo der Arbeitsspeicher knapp ist.',
    'Eine neuere Generation als Qwen3 0.6B in etwa gleicher Größe; noch weit hinter Modellen ab 1,5B.',
  ],
  'qwen2.5-0.5b-instruct-q4_k_m': [
    'Das kleinste hier: einzelne Sätze und einfache Fragen auf sehr alten Computern.',
    'Das kleinste einer älteren Generation: nur, wo nichts anderes Platz hat.',
  ],
  'minicpm5-1b-q4_k_m': [
    'Klein und schnell: kurze Zusammenfassungen und Alltagsfragen.',
    'Größer als die Modelle mit einer halben Milliarde; hinter den bewährten mit 1,5B und 1,7B.',
  ],
  'llama-3.2-1b-instruct-q4_k_m': [
    'Klein und schnell: kurze Zusammenfassungen, vor allem auf Englisch.',
    'Ein älteres Modell mit 1B, am stärksten auf Englisch.',
  ],
  'llama-3.2-1b-instruct-q8_0': [
    'Klein, dafür genauer gespeichert: kurze Zusammenfassungen, vor allem auf Englisch.',
    'Dasselbe 1B-Modell, genauer gespeichert; Modelle mit 3B können bei wenig mehr Platz mehr.',
  ],
  'gemma-3-1b-it-q4_k_m': [
    'Klein und schnell: kurze Texte und einfache Fragen.',
    'Ein Modell mit 1B; die mit 1,5B und 1,7B können im selben Speicher mehr.',
  ],
  'smollm2-1.7b-instruct-q4_k_m': [
    'Klein: kurze Texte und Fragen auf Englisch.',
    'Von der richtigen Größe, überblickt aber nur etwa 8.000 Token auf einmal und kann vor allem Englisch.',
  ],
  'qwen2.5-1.5b-instruct-q4_k_m': [
    'Klein und schnell: Zusammenfassungen und Alltagsfragen in vielen Sprachen.',
    'Ein verlässliches kleines Modell, eine Generation älter als Qwen3 1.7B.',
  ],
  'qwen3-1.7b-q4_k_m': [
    'Klein und schnell: Zusammenfassungen, Entwürfe und Alltagsfragen.',
    'Das größte und neueste dieser Familie, das mit 4\u00a0GB Arbeitsspeicher gut läuft.',
  ],
  'qwen3-1.7b-q8_0': [
    'Das kleine Qwen3, genauer gespeichert: Entwürfe und Alltagsfragen.',
    'Dasselbe 1,7B-Modell, genauer gespeichert; ein Modell mit 3B kann im selben Speicher mehr.',
  ],
  'qwen3.5-2b-q4_k_m': [
    'Klein und schnell: Zusammenfassungen, Entwürfe und viele Sprachen.',
    'Eine neuere Generation als Qwen3 1.7B, aber hinter Modellen mit 3B und 4B.',
  ],
  'qwen3-4b-instruct-2507-q4_k_m': [
    'Ein fähiger Alleskönner, der auch auf einem gewöhnlichen Laptop gut läuft.',
    'Dafür gemacht, sofort zu antworten, ohne zuerst laut zu denken: auf einem Laptop das verlässlichste der 4B-Modelle.',
  ],
  'qwen3-4b-instruct-2507-q8_0': [
    'Der fähige 4B-Alleskönner, genauer gespeichert.',
    'Dasselbe 4B-Modell, genauer gespeichert; Modelle mit 8B und 9B können im selben Speicher mehr.',
  ],
  'qwen3-4b-q4_k_m': [
    'Ein Alleskönner, der eine Frage durchdenken kann, bevor er antwortet.',
    'Die Version vor Qwen3 4B 2507; denkt lange nach, bevor sie antwortet.',
  ],
  'qwen3.5-4b-q4_k_m': [
    'Ein Alleskönner der neueren Art, zum Schreiben und für viele Sprachen.',
    'Die neuere Generation in gleicher Größe, knapp hinter Qwen3 4B 2507, das antwortet, ohne zuerst nachzudenken.',
  ],
  'qwen3.5-4b-q8_0': [
    'Der neuere 4B-Alleskönner, genauer gespeichert.',
    'Dasselbe 4B-Modell, genauer gespeichert; das 9B derselben Familie kann im selben Speicher mehr.',
  ],
  'llama-3.2-3b-instruct-q4_k_m': [
    'Gut im Zusammenfassen und Umformulieren, vor allem auf Englisch.',
    'Ein verlässliches 3B-Modell einer älteren Generation, am stärksten auf Englisch.',
  ],
  'llama-3.2-3b-instruct-q6_k': [
    'Zusammenfassen und Umformulieren, vor allem auf Englisch, etwas genauer gespeichert.',
    'Dasselbe 3B-Modell, genauer gespeichert: mehr Platz für einen Unterschied, den wenige bemerken.',
  ],
  'phi-4-mini-instruct-q4_k_m': [
    'Für seine Größe gut im Schlussfolgern und Rechnen.',
    'Für 3,8B stark im Schlussfolgern, mit weniger Allgemeinwissen als die Qwen-Modelle mit 4B.',
  ],
  'ministral-3-3b-instruct-2512-q4_k_m': [
    'Ein schneller Helfer zum Schreiben und für europäische Sprachen.',
    'Für den Alltag das stärkste der 3B-Modelle hier, und es passt, wo ein 4B nicht passt.',
  ],
  'smollm3-3b-q4_k_m': [
    'Ein schneller Helfer für Alltagsfragen in einigen europäischen Sprachen.',
    'Ein fähiges, ganz offenes 3B-Modell mit weniger Sprachen als seine Nachbarn.',
  ],
  'granite-4.1-3b-q4_k_m': [
    'Gut für Zusammenfassungen, Listen und Büroarbeit.',
    'Ein nüchternes 3B-Modell für die Büroarbeit, im Gespräch etwas trockener.',
  ],
  'granite-4.0-h-tiny-q4_k_m': [
    'Ein schneller Helfer im Büro, denn es arbeitet immer nur ein Teil davon.',
    'Sehr schnell, denn nur 1B arbeitet gleichzeitig; die Antworten sind die eines kleineren Modells.',
  ],
  'gemma-3-4b-it-q4_k_m': [
    'Angenehme Gespräche und viele Sprachen.',
    'Ein gutes 4B-Modell einer älteren Generation; seine Lizenz bringt Regeln mit.',
  ],
  'gemma-4-e2b-it-q4_k_m': [
    'Für kleine Geräte gemacht: Gespräche und viele Sprachen.',
    'Ein neueres kleines Modell mit vielen Sprachen; ein gleich großes 4B kann etwa ebenso viel.',
  ],
  'gemma-4-e4b-it-q4_k_m': [
    'Gespräche und viele Sprachen auf einem gewöhnlichen Laptop.',
    'Für kleine Geräte gemacht; die Modelle mit 8B und 9B denken im selben Speicher besser.',
  ],
  'mistral-7b-instruct-v0.3-q4_k_m': [
    'Ein Klassiker: Alltagsfragen und Entwürfe, vor allem auf Englisch.',
    'Ein erprobtes Modell von 2024, von allem Neueren seiner Größe überholt.',
  ],
  'qwen2.5-7b-instruct-q4_k_m': [
    'Ein verlässlicher Alleskönner zum Schreiben und für viele Sprachen.',
    'Zwei Generationen älter als Qwen3.5 9B.',
  ],
  'deepseek-r1-distill-qwen-7b-q4_k_m': [
    'Denkt Schritt für Schritt: Rechnen und Rätsel.',
    'Ein Spezialist für schrittweises Denken; im Alltag langsam und wortreich.',
  ],
  'qwen3-8b-q4_k_m': [
    'Ein fähiger Alleskönner, der eine Frage durchdenken kann, bevor er antwortet.',
    'Die Generation vor Qwen3.5 9B und etwas kleiner.',
  ],
  'qwen3.5-9b-q4_k_m': [
    'Stark im Schreiben und Schlussfolgern und in vielen Sprachen.',
    'Der neueste und größte der Alleskönner, die mit 12\u00a0GB Arbeitsspeicher gut laufen.',
  ],
  'qwen3.5-9b-q6_k': [
    'Das starke 9B-Modell, genauer gespeichert.',
    'Dasselbe 9B-Modell, genauer gespeichert: ein Drittel mehr herunterzuladen für einen Unterschied, den wenige bemerken.',
  ],
  'llama-3.1-8b-instruct-q4_k_m': [
    'Ein verlässlicher Alleskönner, vor allem auf Englisch.',
    'Ein erprobtes Modell von 2024, am stärksten auf Englisch; seine Lizenz bringt Regeln mit.',
  ],
  'ministral-3-8b-instruct-2512-q4_k_m': [
    'Gut im Schreiben und in europäischen Sprachen.',
    'Etwa so fähig wie Qwen3 8B, in europäischen Sprachen stärker als im Schlussfolgern.',
  ],
  'granite-4.1-8b-q4_k_m': [
    'Gut für Zusammenfassungen, Listen und Büroarbeit.',
    'Ein nüchternes 8B-Modell für die Büroarbeit, im Gespräch etwas trockener.',
  ],
  'gemma-3-12b-it-q4_k_m': [
    'Angenehme Gespräche, Schreiben und viele Sprachen.',
    'Ein gutes 12B-Modell einer älteren Generation; seine Lizenz bringt Regeln mit.',
  ],
  'gemma-4-12b-it-qat-q4_0': [
    'Stark im Gespräch, im Schreiben und in vielen Sprachen.',
    'Darauf trainiert, so klein gespeichert zu werden, und nah an Qwen3.5 9B; über seine Lizenz sind sich die Quellen uneins.',
  ],
  'deepseek-r1-distill-llama-8b-q4_k_m': [
    'Denkt Schritt für Schritt: Rechnen und Rätsel, vor allem auf Englisch.',
    'Ein Spezialist für schrittweises Denken; für ihn gelten zwei Lizenzen.',
  ],
  'mistral-nemo-instruct-2407-q4_k_m': [
    'Gut im Schreiben von Geschichten und in europäischen Sprachen.',
    'Ein erprobtes 12B-Modell von 2024, im Schlussfolgern von neueren und kleineren überholt.',
  ],
  'qwen3-14b-q4_k_m': [
    'Gründliche Antworten und sorgfältiges Schlussfolgern für einen Computer mit viel Arbeitsspeicher.',
    'Der gründlichste Alleskönner, der mit 16\u00a0GB Arbeitsspeicher gut läuft.',
  ],
  'phi-4-q4_k_m': [
    'Stark im Schlussfolgern und Rechnen, vor allem auf Englisch.',
    'Stark im Schlussfolgern, überblickt aber nur etwa 16.000 Token auf einmal und kann vor allem Englisch.',
  ],
  'ministral-3-14b-instruct-2512-q4_k_m': [
    'Gut im Schreiben und in europäischen Sprachen, auch mit langen Texten.',
    'Nah an Qwen3 14B, in europäischen Sprachen stärker als im Schlussfolgern.',
  ],
  'deepseek-r1-distill-qwen-14b-q4_k_m': [
    'Denkt Schritt für Schritt: Rechnen, Rätsel und schwierige Fragen.',
    'Ein Spezialist für schrittweises Denken; im Alltag langsam und wortreich.',
  ],
  'gpt-oss-20b-mxfp4': [
    'Zieht gute Schlüsse und antwortet schnell, denn es arbeitet immer nur ein Teil davon.',
    'Auch ohne Grafikkarte schnell, denn nur 3,6B arbeiten gleichzeitig; dichte Modelle dieser Größe sind dort langsam.',
  ],
  'mistral-small-3.2-24b-instruct-2506-q4_k_m': [
    'Stark im Schreiben und in europäischen Sprachen.',
    'Ein starkes dichtes 24B-Modell, ohne Grafikkarte langsam.',
  ],
  'gemma-4-26b-a4b-it-q4_k_m': [
    'Kenntnisreich in vielen Sprachen und doch schnell, denn es arbeitet immer nur ein Teil davon.',
    'Groß und schnell; die eigens trainierte Version braucht weniger Platz, und über seine Lizenz sind sich die Quellen uneins.',
  ],
  'gemma-4-26b-a4b-it-qat-ud-q4_k_xl': [
    'Kenntnisreich in vielen Sprachen und doch schnell, und darauf trainiert, weniger Platz zu brauchen.',
    'Darauf trainiert, so klein gespeichert zu werden; über seine Lizenz sind sich die Quellen uneins.',
  ],
  'gemma-3-27b-it-q4_k_m': [
    'Angenehme Gespräche, Schreiben und viele Sprachen.',
    'Ein starkes dichtes Modell einer älteren Generation, ohne Grafikkarte langsam; seine Lizenz bringt Regeln mit.',
  ],
  'qwen3.6-27b-q4_k_m': [
    'Stark bei schwierigen Fragen, im Schreiben und Programmieren, für einen Computer mit einer guten Grafikkarte.',
    'Stärker als gpt-oss 20B, doch für jedes Wort arbeitet das ganze Modell: ohne Grafikkarte langsam.',
  ],
  'qwen3-30b-a3b-instruct-2507-q4_k_m': [
    'Groß und kenntnisreich und doch schnell, denn es arbeitet immer nur ein Teil davon.',
    'Antwortet sofort, ohne zuerst laut zu denken, und nur 3B arbeiten gleichzeitig: kenntnisreich und schnell.',
  ],
  'qwen3-coder-30b-a3b-instruct-q4_k_m': [
    'Ein Spezialist fürs Programmieren und doch schnell, denn es arbeitet immer nur ein Teil davon.',
    'Ein Spezialist: im Programmieren besser als sein Zwilling, in allem anderen schlechter.',
  ],
  'qwen3.6-35b-a3b-ud-q4_k_m': [
    'Groß, neuer und schnell: schwierige Fragen, Schreiben und Programmieren.',
    'Neuer und größer als Qwen3 30B-A3B 2507; für den Alltag knapp dahinter, weil es zuerst lange nachdenken kann.',
  ],
  'qwen3.8-27b-q4_k_m': [
    'Stark bei schwierigen Fragen und im Schreiben, für einen Computer mit einer guten Grafikkarte.',
    'Das neueste dichte 27B-Modell hier; für jedes Wort arbeitet das ganze Modell: ohne Grafikkarte langsam.',
  ],
  'glm-4.7-flash-q4_k_m': [
    'Gut im Programmieren und bei Aufgaben in mehreren Schritten.',
    'Fähig, aber Angaben des Anbieters selbst waren nicht zu finden; deshalb steht es hinter Modellen, über die mehr bekannt ist.',
  ],
  'granite-4.1-30b-q4_k_m': [
    'Gründliche Zusammenfassungen, Listen und Büroarbeit.',
    'Ein nüchternes dichtes 30B-Modell für die Büroarbeit, ohne Grafikkarte langsam.',
  ],
  'llama-3.3-70b-instruct-q4_k_m': [
    'Sehr kenntnisreich und sorgfältig, vor allem auf Englisch, für eine Workstation.',
    'Sehr fähig, aber dicht: auch auf starken Computern langsam; seine Lizenz bringt Regeln mit.',
  ],
  'qwen3-next-80b-a3b-instruct-q4_k_m': [
    'Sehr kenntnisreich und für seine Größe doch schnell, für eine Workstation.',
    'Kenntnisreicher als die 30B-Modelle, aber eine einzige Datei von 48\u00a0GB, die in 64\u00a0GB Arbeitsspeicher gerade noch passt.',
  ],
  'qwen3-coder-next-q4_k_m': [
    'Ein Spezialist fürs Programmieren, für eine Workstation.',
    'Ein Spezialist: im Programmieren besser als Qwen3 Next, in allem anderen schlechter.',
  ],
  'qwen3-30b-a3b-instruct-2507-q8_0': [
    'Dasselbe große Modell, genauer gespeichert, für eine Workstation.',
    'Das bewährte schnelle Modell, fast unverändert genau gespeichert, bei viel freiem Speicher für anderes.',
  ],
};
