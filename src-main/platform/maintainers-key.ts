/**
 * The key that newer catalogues and descriptions of newer versions must be signed with: Ed25519, SubjectPublicKeyInfo in
 * base64. Its private half is kept by the maintainers and never lies in this repository; docs/catalogue.md says how to
 * make a new pair.
 */
export const maintainersKey = 'MCowBQYDK2VwAyEAGgev0nLk/Rv3uLsi/x8dFq1Tr7DfnD1BopADEu1N/DE=';
