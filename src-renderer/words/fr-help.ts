import type { helpWords as en } from './en-help.ts';
import type { InWords } from './in-words.ts';

/** Short answers to what people ask first, in French. */
export const helpWords: InWords<typeof en> = {
  open: 'Aide',
  title: 'Aide',
  close: 'Fermer',
  goTo: (view) => `Ouvrir «\u00a0${view}\u00a0»`,
  topics: {
    ask: {
      question: 'Que puis-je demander\u00a0?',
      answer:
        'Tout ce que vous demanderiez à quelqu’un qui a beaucoup lu\u00a0: rédiger une lettre, expliquer un mot, résumer un texte, préparer un voyage, écrire un programme. Un modèle peut se tromper avec assurance\u00a0: vérifiez ce qui compte.',
    },
    private: {
      question: 'Quelque chose quitte-t-il cet ordinateur\u00a0?',
      answer:
        'Ce que vous demandez à Noggin et ce qu’il répond reste ici, et fonctionne sans internet. Noggin va en ligne pour télécharger des modèles, pour chercher une version plus récente de lui-même et de sa liste, et quand vous cherchez sur Hugging Face.',
    },
    choose: {
      question: 'Quel modèle choisir\u00a0?',
      answer:
        'Celui que Noggin recommande\u00a0: le plus capable qui fonctionne bien ici en laissant de la mémoire au reste. Un plus grand en sait davantage et répond plus lentement\u00a0; un plus petit est plus rapide.',
    },
    slow: {
      question: 'Pourquoi les réponses sont-elles lentes\u00a0?',
      answer:
        'Pour chaque mot, un modèle parcourt tout ce qu’il a appris\u00a0: un grand modèle est donc lent sur un petit ordinateur. Un modèle plus petit répond plus vite\u00a0; fermer les programmes gourmands en mémoire aide aussi.',
    },
    other: {
      question: 'Comment obtenir un modèle qui n’est pas dans la liste\u00a0?',
      answer:
        'Écrivez son nom, un mot ou un lien dans le champ en haut des modèles, puis appuyez sur Entrée\u00a0: Noggin interroge alors Hugging Face. Vous pouvez aussi importer un fichier, ou le déposer sur la fenêtre.',
    },
    stuck: {
      question: 'Mon téléchargement n’avance plus. Que faire\u00a0?',
      answer:
        'Rien n’est perdu\u00a0: ce qui est arrivé reste, quoi qu’il arrive à l’ordinateur. Le téléchargement dit ce qu’il attend, et reprend de lui-même dès qu’il le peut.',
    },
    room: {
      question: 'Comment libérer de la place sur le disque\u00a0?',
      answer:
        'Dans vos modèles, chacun indique sa taille. Supprimez ceux qui ne servent plus\u00a0; pendant dix minutes, vous pouvez les récupérer.',
    },
    programs: {
      question: 'Comment d’autres programmes utilisent-ils mes modèles\u00a0?',
      answer:
        'Autorisez-les dans les réglages, ou appuyez sur «\u00a0L’utiliser\u00a0» à côté d’un modèle\u00a0: vous y trouverez l’adresse, la clé ou la commande dont chaque programme a besoin.',
    },
    wrong: {
      question: 'Quelque chose ne va pas. Qui peut aider\u00a0?',
      answer:
        'Enregistrez le diagnostic dans les réglages et confiez le fichier à quelqu’un de confiance. Il dit ce qui s’est passé, et rien de ce qui a été dit à un modèle.',
    },
  },
};
