/** The shape of English words, to be filled with those of another language: the same names, sentences of any text. */
export type InWords<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => InWords<Said>
    : { readonly [Name in keyof T]: InWords<T[Name]> };
