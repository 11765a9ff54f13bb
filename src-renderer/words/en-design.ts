/** Words of the window's own controls. */
export const designWords = {
  emptyField: 'Empty the field',
};
