const hubHosts = new Set(['huggingface.co', 'www.huggingface.co', 'hf.co']);

/** Whether a text is nothing but a link to a model: a page or file of the hub, or a file that ends as models do. Pure. */
export function isModelLink(text: string): boolean {
  if (text.length > 2000 || /\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, pathname } = new URL(text);
  if (protocol !== 'https:') return false;
  const isOfHub = hubHosts.has(hostname) && pathname.split('/').filter(Boolean).length >= 2;
  return isOfHub || /\.gguf$/i.test(pathname);
}
