/** A page or a file of the hub, or a file that ends as models do. */
const link = /^https:\/\/(?:(?:www\.)?huggingface\.co|hf\.co)\/\S+\/\S+$|^https:\/\/\S+\.gguf(?:\?\S*)?$/i;

/** Whether a text is nothing but a link to a model. Pure. */
export function isModelLink(text: string): boolean {
  return text.length <= 2000 && link.test(text);
}
