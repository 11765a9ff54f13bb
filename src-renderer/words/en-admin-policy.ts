/** What the window says about what an administrator has decided, in English. */
export const policyWords = {
  fixed: 'Set by your administrator.',
  ceiling: (speed: string) => `Your administrator allows at most ${speed}.`,
  hub: 'Your administrator has closed models from outside the list.',
  proxy: 'Your administrator has set how Noggin reaches the internet.',
  mirror: 'Model files come from a server that your administrator has set.',
  catalogue: 'Your administrator has chosen this list of models.',
  allowedModels: 'Your administrator has chosen which of its models are offered.',
  updates: 'Your administrator has switched off looking for newer versions.',
};
