/** Ollama's own port, where programs made for it look. Free of any library, so that every process may use it as a value. */
export const ollamaPort = 11_434;
