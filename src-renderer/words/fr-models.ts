/**
 * French sentences of the built-in models, by id: what each is good at, and why it stands where it stands in the list.
 * A model that is not here is described in the catalogue's own words.
 */
export const modelSentences: Readonly<Record<string, readonly [about: string, place: string]>> = {
  'noggin-demo': [
    'Un modèle minuscule, fait sur cet ordinateur pour montrer comment Noggin fonctionne.',
    'Un modèle de démonstration.',
  ],
  'qwen3-0.6b-q8_0': [
    'Très petit et rapide\u00a0: réponses courtes et reformulations simples sur presque tout ordinateur.',
    'Rapide, mais assez petit pour se tromper souvent\u00a0; pour les ordinateurs qui ne peuvent pas en contenir plus.',
  ],
  'qwen3.5-0.8b-q4_k_m': [
    'Très petit\u00a0: réponses courtes et reformulations simples quand la mémoire est rare.',
    'Plus récent que Qwen3 0.6B pour une taille voisine\u00a0; encore loin derrière les modèles de 1,5B et plus.',
  ],
  'qwen2.5-0.5b-instruct-q4_k_m': [
    'Le plus petit d’ici\u00a0: phrases isolées et questions simples sur de très vieux ordinateurs.',
    'Le plus petit d’une génération plus ancienne\u00a0: seulement quand rien d’autre ne tient.',
  ],
  'minicpm5-1b-q4_k_m': [
    'Petit et rapide\u00a0: résumés courts et questions de tous les jours.',
    'Plus grand que les modèles d’un demi-milliard\u00a0; derrière ceux de 1,5B et 1,7B qui ont fait leurs preuves.',
  ],
  'llama-3.2-1b-instruct-q4_k_m': [
    'Petit et rapide\u00a0: résumés courts, surtout en anglais.',
    'Un modèle de 1B plus ancien, meilleur en anglais.',
  ],
  'llama-3.2-1b-instruct-q8_0': [
    'Petit, conservé plus fidèlement\u00a0: résumés courts, surtout en anglais.',
    'Le même modèle de 1B, plus fidèle\u00a0; ceux de 3B font mieux pour à peine plus d’espace.',
  ],
  'gemma-3-1b-it-q4_k_m': [
    'Petit et rapide\u00a0: textes courts et questions simples.',
    'Un modèle de 1B\u00a0; ceux de 1,5B et 1,7B font mieux dans la même mémoire.',
  ],
  'smollm2-1.7b-instruct-q4_k_m': [
    'Petit\u00a0: textes courts et questions en anglais.',
    'De la bonne taille, mais il ne suit qu’environ 8\u00a0000 jetons à la fois et connaît surtout l’anglais.',
  ],
  'qwen2.5-1.5b-instruct-q4_k_m': [
    'Petit et rapide\u00a0: résumés et questions de tous les jours dans beaucoup de langues.',
    'Un petit modèle solide, d’une génération plus ancienne que Qwen3 1.7B.',
  ],
  'qwen3-1.7b-q4_k_m': [
    'Petit et rapide\u00a0: résumés, brouillons et questions de tous les jours.',
    'Le plus grand et le plus récent de cette famille qui fonctionne bien dans 4\u00a0Go de mémoire.',
  ],
  'qwen3-1.7b-q8_0': [
    'Le petit Qwen3, conservé plus fidèlement\u00a0: brouillons et questions de tous les jours.',
    'Le même modèle de 1,7B, plus fidèle\u00a0; un modèle de 3B fait mieux dans la même mémoire.',
  ],
  'qwen3.5-2b-q4_k_m': [
    'Petit et rapide\u00a0: résumés, brouillons et beaucoup de langues.',
    'Plus récent que Qwen3 1.7B, mais derrière les modèles de 3B et 4B.',
  ],
  'qwen3-4b-instruct-2507-q4_k_m': [
    'Un modèle polyvalent et capable qui fonctionne encore bien sur un portable ordinaire.',
    'Fait pour répondre tout de suite, sans réfléchir d’abord à voix haute\u00a0: le plus régulier des modèles de 4B sur un portable.',
  ],
  'qwen3-4b-instruct-2507-q8_0': [
    'Le polyvalent de 4B, conservé plus fidèlement.',
    'Le même modèle de 4B, plus fidèle\u00a0; ceux de 8B et 9B font mieux dans la même mémoire.',
  ],
  'qwen3-4b-q4_k_m': [
    'Un modèle polyvalent qui peut réfléchir à une question avant de répondre.',
    'L’édition avant Qwen3 4B 2507, qui réfléchit longuement avant ses réponses.',
  ],
  'qwen3.5-4b-q4_k_m': [
    'Un modèle polyvalent plus récent, pour écrire et pour beaucoup de langues.',
    'La génération plus récente à taille égale, juste derrière Qwen3 4B 2507, qui répond sans réfléchir d’abord.',
  ],
  'qwen3.5-4b-q8_0': [
    'Le polyvalent de 4B plus récent, conservé plus fidèlement.',
    'Le même modèle de 4B, plus fidèle\u00a0; le 9B de la même famille fait mieux dans la même mémoire.',
  ],
  'llama-3.2-3b-instruct-q4_k_m': [
    'Bon pour résumer et reformuler, surtout en anglais.',
    'Un modèle de 3B solide d’une génération plus ancienne, meilleur en anglais.',
  ],
  'llama-3.2-3b-instruct-q6_k': [
    'Résumés et reformulations, surtout en anglais, conservé un peu plus fidèlement.',
    'Le même modèle de 3B, plus fidèle\u00a0: plus d’espace pour une différence que peu remarquent.',
  ],
  'phi-4-mini-instruct-q4_k_m': [
    'Bon en raisonnement et en calcul pour sa taille.',
    'Fort en raisonnement pour 3,8B, avec moins de culture générale que les Qwen de 4B.',
  ],
  'ministral-3-3b-instruct-2512-q4_k_m': [
    'Un assistant rapide pour écrire et pour les langues européennes.',
    'Le plus fort des modèles de 3B pour un usage général, et il tient là où un 4B ne tient pas.',
  ],
  'smollm3-3b-q4_k_m': [
    'Un assistant rapide pour les questions de tous les jours dans quelques langues européennes.',
    'Un modèle de 3B capable et entièrement ouvert, avec moins de langues que ses voisins.',
  ],
  'granite-4.1-3b-q4_k_m': [
    'Bon pour les résumés, les listes et le travail de bureau.',
    'Un modèle de 3B sobre pour le bureau, un peu sec dans la conversation.',
  ],
  'granite-4.0-h-tiny-q4_k_m': [
    'Un assistant de bureau rapide, car une partie seulement travaille à la fois.',
    'Très rapide, car 1B seulement travaille à la fois\u00a0; les réponses sont celles d’un modèle plus petit.',
  ],
  'gemma-3-4b-it-q4_k_m': [
    'Conversation agréable et beaucoup de langues.',
    'Un bon modèle de 4B d’une génération plus ancienne\u00a0; sa licence comporte des conditions.',
  ],
  'gemma-4-e2b-it-q4_k_m': [
    'Fait pour les petits appareils\u00a0: conversation et beaucoup de langues.',
    'Un petit modèle plus récent avec beaucoup de langues\u00a0; un 4B de même taille en fait à peu près autant.',
  ],
  'gemma-4-e4b-it-q4_k_m': [
    'Conversation et beaucoup de langues sur un portable ordinaire.',
    'Fait pour les petits appareils\u00a0; les modèles de 8B et 9B raisonnent mieux dans la même mémoire.',
  ],
  'mistral-7b-instruct-v0.3-q4_k_m': [
    'Un classique\u00a0: questions de tous les jours et brouillons, surtout en anglais.',
    'Un modèle éprouvé de 2024, dépassé par tout ce qui est plus récent à sa taille.',
  ],
  'qwen2.5-7b-instruct-q4_k_m': [
    'Un polyvalent solide pour écrire et pour beaucoup de langues.',
    'Deux générations plus ancien que Qwen3.5 9B.',
  ],
  'deepseek-r1-distill-qwen-7b-q4_k_m': [
    'Réfléchit pas à pas\u00a0: calcul et énigmes.',
    'Un spécialiste du raisonnement pas à pas\u00a0; lent et bavard au quotidien.',
  ],
  'qwen3-8b-q4_k_m': [
    'Un polyvalent capable qui peut réfléchir à une question avant de répondre.',
    'La génération avant Qwen3.5 9B, et un peu plus petit.',
  ],
  'qwen3.5-9b-q4_k_m': [
    'Fort en écriture, en raisonnement et en beaucoup de langues.',
    'Le plus récent et le plus grand des polyvalents qui fonctionnent bien dans 12\u00a0Go de mémoire.',
  ],
  'qwen3.5-9b-q6_k': [
    'Le modèle fort de 9B, conservé plus fidèlement.',
    'Le même modèle de 9B, plus fidèle\u00a0: un tiers de plus à télécharger pour une différence que peu remarquent.',
  ],
  'llama-3.1-8b-instruct-q4_k_m': [
    'Un polyvalent solide, surtout en anglais.',
    'Un modèle éprouvé de 2024, meilleur en anglais\u00a0; sa licence comporte des conditions.',
  ],
  'ministral-3-8b-instruct-2512-q4_k_m': [
    'Bon en écriture et en langues européennes.',
    'À peu près aussi capable que Qwen3 8B, plus fort en langues européennes qu’en raisonnement.',
  ],
  'granite-4.1-8b-q4_k_m': [
    'Bon pour les résumés, les listes et le travail de bureau, plus grand.',
    'Un modèle de 8B sobre pour le bureau, un peu sec dans la conversation.',
  ],
  'gemma-3-12b-it-q4_k_m': [
    'Conversation agréable, écriture et beaucoup de langues.',
    'Un bon modèle de 12B d’une génération plus ancienne\u00a0; sa licence comporte des conditions.',
  ],
  'gemma-4-12b-it-qat-q4_0': [
    'Fort en conversation, en écriture et en beaucoup de langues.',
    'Entraîné pour être conservé aussi petit, et proche de Qwen3.5 9B\u00a0; les sources divergent sur sa licence.',
  ],
  'deepseek-r1-distill-llama-8b-q4_k_m': [
    'Réfléchit pas à pas\u00a0: calcul et énigmes, surtout en anglais.',
    'Un spécialiste du raisonnement pas à pas\u00a0; deux licences s’y appliquent.',
  ],
  'mistral-nemo-instruct-2407-q4_k_m': [
    'Bon pour écrire des histoires et pour les langues européennes.',
    'Un modèle éprouvé de 12B de 2024, dépassé en raisonnement par de plus récents et plus petits.',
  ],
  'qwen3-14b-q4_k_m': [
    'Réponses approfondies et raisonnement soigné, pour un ordinateur avec beaucoup de mémoire.',
    'Le plus approfondi des polyvalents qui fonctionnent bien dans 16\u00a0Go de mémoire.',
  ],
  'phi-4-q4_k_m': [
    'Fort en raisonnement et en calcul, surtout en anglais.',
    'Fort en raisonnement, mais il ne suit qu’environ 16\u00a0000 jetons à la fois et connaît surtout l’anglais.',
  ],
  'ministral-3-14b-instruct-2512-q4_k_m': [
    'Bon en écriture et en langues européennes, avec de longs textes.',
    'Proche de Qwen3 14B, plus fort en langues européennes qu’en raisonnement.',
  ],
  'deepseek-r1-distill-qwen-14b-q4_k_m': [
    'Réfléchit pas à pas\u00a0: calcul, énigmes et questions difficiles.',
    'Un spécialiste du raisonnement pas à pas, plus grand\u00a0; lent et bavard au quotidien.',
  ],
  'gpt-oss-20b-mxfp4': [
    'Raisonne bien et répond vite, car une partie seulement travaille à la fois.',
    'Rapide même sans carte graphique, car 3,6B seulement travaillent à la fois\u00a0; les modèles denses de cette taille y sont lents.',
  ],
  'mistral-small-3.2-24b-instruct-2506-q4_k_m': [
    'Fort en écriture et en langues européennes.',
    'Un modèle dense et fort de 24B, lent sans carte graphique.',
  ],
  'gemma-4-26b-a4b-it-q4_k_m': [
    'Cultivé en beaucoup de langues, et pourtant rapide, car une partie seulement travaille à la fois.',
    'Grand et rapide\u00a0; l’édition entraînée exprès prend moins d’espace, et les sources divergent sur sa licence.',
  ],
  'gemma-4-26b-a4b-it-qat-ud-q4_k_xl': [
    'Cultivé en beaucoup de langues, et pourtant rapide, et entraîné pour prendre moins d’espace.',
    'Entraîné pour être conservé aussi petit\u00a0; les sources divergent sur sa licence.',
  ],
  'gemma-3-27b-it-q4_k_m': [
    'Conversation agréable, écriture et beaucoup de langues, en grand.',
    'Un modèle dense et fort d’une génération plus ancienne, lent sans carte graphique\u00a0; sa licence comporte des conditions.',
  ],
  'qwen3.6-27b-q4_k_m': [
    'Fort pour les questions difficiles, l’écriture et la programmation, avec une bonne carte graphique.',
    'Plus fort que gpt-oss 20B, mais tout travaille pour chaque mot\u00a0: lent sans carte graphique.',
  ],
  'qwen3-30b-a3b-instruct-2507-q4_k_m': [
    'Grand et cultivé, et pourtant rapide, car une partie seulement travaille à la fois.',
    'Répond tout de suite, sans réfléchir à voix haute, et 3B seulement travaillent à la fois\u00a0: cultivé et rapide.',
  ],
  'qwen3-coder-30b-a3b-instruct-q4_k_m': [
    'Un spécialiste de la programmation, et pourtant rapide, car une partie seulement travaille à la fois.',
    'Un spécialiste\u00a0: meilleur en programmation que son jumeau, moins bon pour tout le reste.',
  ],
  'qwen3.6-35b-a3b-ud-q4_k_m': [
    'Grand, plus récent et rapide\u00a0: questions difficiles, écriture et programmation.',
    'Plus récent et plus grand que Qwen3 30B-A3B 2507, juste derrière lui pour un usage général, car il peut réfléchir longuement d’abord.',
  ],
  'qwen3.8-27b-q4_k_m': [
    'Fort pour les questions difficiles et l’écriture, avec une bonne carte graphique.',
    'Le plus récent des modèles denses de 27B ici\u00a0; tout travaille pour chaque mot\u00a0: lent sans carte graphique.',
  ],
  'glm-4.7-flash-q4_k_m': [
    'Bon en programmation et dans les tâches en plusieurs étapes.',
    'Capable, mais les chiffres de son éditeur n’ont pas été trouvés\u00a0: il reste derrière les modèles mieux connus.',
  ],
  'granite-4.1-30b-q4_k_m': [
    'Résumés approfondis, listes et travail de bureau.',
    'Un modèle dense et sobre de 30B pour le bureau, lent sans carte graphique.',
  ],
  'llama-3.3-70b-instruct-q4_k_m': [
    'Très cultivé et soigneux, surtout en anglais, pour une station de travail.',
    'Très capable mais dense\u00a0: lent même sur des ordinateurs puissants\u00a0; sa licence comporte des conditions.',
  ],
  'qwen3-next-80b-a3b-instruct-q4_k_m': [
    'Très cultivé, et pourtant rapide pour sa taille, pour une station de travail.',
    'Plus cultivé que les modèles de 30B, mais un seul fichier de 48\u00a0Go qui tient tout juste dans 64\u00a0Go de mémoire.',
  ],
  'qwen3-coder-next-q4_k_m': [
    'Un spécialiste de la programmation, pour une station de travail.',
    'Un spécialiste\u00a0: meilleur en programmation que Qwen3 Next, moins bon pour tout le reste.',
  ],
  'qwen3-30b-a3b-instruct-2507-q8_0': [
    'Le même grand modèle, conservé plus fidèlement, pour une station de travail.',
    'Le modèle rapide et éprouvé, presque intact, avec beaucoup de mémoire libre pour le reste.',
  ],
};
