import type { policyWords as english } from './en-admin-policy.ts';
import type { InWords } from './in-words.ts';

/** What the window says about what an administrator has decided, in French. */
export const policyWords: InWords<typeof english> = {
  fixed: 'Défini par votre administrateur.',
  ceiling: (speed) => `Votre administrateur autorise au plus ${speed}.`,
  hub: 'Votre administrateur a bloqué les modèles qui ne sont pas dans la liste.',
  proxy: 'Votre administrateur a défini comment Noggin accède à Internet.',
  mirror: 'Les fichiers des modèles viennent d’un serveur que votre administrateur a choisi.',
  catalogue: 'Votre administrateur a choisi cette liste de modèles.',
  allowedModels: 'Votre administrateur a choisi lesquels de ses modèles sont proposés.',
  updates: 'Votre administrateur a désactivé la recherche de nouvelles versions.',
};
