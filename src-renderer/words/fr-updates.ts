import type { updateWords as english } from './en-updates.ts';
import type { InWords } from './in-words.ts';

/** Words about newer versions of Noggin, in French. Dates arrive formatted. */
export const updateWords: InWords<typeof english> = {
  title: 'Mises à jour',
  automatic: 'Mettre à jour automatiquement',
  look: 'Vérifier maintenant',
  restart: 'Redémarrer et mettre à jour',
  off: {
    'system-package':
      'Noggin a été installé comme paquet du système. Il se met à jour en installant un paquet plus récent.',
    'not-installed': 'Cette copie de Noggin n’a pas été installée\u00a0: elle ne se met pas à jour.',
  },
  never: 'Pas encore vérifié.',
  newest: (when) => `Vous avez la dernière version de Noggin. Dernière vérification\u00a0: ${when}.`,
  looking: 'Recherche d’une version plus récente…',
  waiting: (version) =>
    `Noggin ${version} est disponible. Le téléchargement commence quand vos modèles sont arrivés.`,
  fetching: (version) => `Noggin ${version} se télécharge en arrière-plan.`,
  progress: 'Progression de la mise à jour',
  ready: (version) =>
    `Noggin ${version} est prêt. L’installation se fait quand vous quittez Noggin\u00a0; les téléchargements s’interrompent et reprennent ensuite.`,
  readyUnasked: (version) =>
    `Noggin ${version} est prêt. L’installation se fait quand vous le dites\u00a0; les téléchargements s’interrompent et reprennent ensuite.`,
  failed: 'Pas de mise à jour cette fois. Noggin reste tel quel et réessaie demain.',
  failedUnasked: 'Pas de mise à jour cette fois. Noggin reste tel quel.',
  tampered:
    'La signature du nouveau Noggin n’est pas valable\u00a0: il a été supprimé. Noggin reste tel quel.',
};
