/** Colors of an empty window: `--ground` of src-renderer/ui/tokens.css, which a page has before its styles are there. */
export const ground = { light: '#f5f2ec', dark: '#10181b' } as const;
