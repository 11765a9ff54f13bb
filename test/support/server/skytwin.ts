/** SkyTwin's provider for Ollama, after its public source: its calls, and its checks. */
export interface SkyTwinCalls {
  /** Requests the version and the models; returns the digest of one. @throws for anything SkyTwin would refuse */
  identity(model: string): Promise<string>;
  /** The digest of the model in memory. */
  inMemory(model: string): Promise<string>;
  /** @returns the answer's content */
  chat(model: string, question: string, format?: object): Promise<string>;
}

interface Listed {
  readonly models: readonly { readonly name: string; readonly model: string; readonly digest: string }[];
}

const leastVersion = [0, 18, 0] as const;

export function callsOfSkyTwin(origin: string): SkyTwinCalls {
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${origin}${path}`, { redirect: 'error' });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };
  const digestIn = (listed: unknown, model: string): string => {
    const found = (listed as Listed).models.find(({ name, model: id }) => name === model || id === model);
    if (found === undefined || !/^[0-9a-f]{64}$/.test(found.digest))
      throw new Error('The model is not exact');
    return found.digest;
  };
  return {
    identity: async (model) => {
      const { version } = (await get('/api/version')) as { readonly version: string };
      const numbers = version.split('.').map(Number);
      const [least] = leastVersion
        .map((part, index) => (numbers[index] ?? 0) - part)
        .filter((each) => each !== 0);
      if ((least ?? 0) < 0 || numbers.some(Number.isNaN)) throw new Error(`Version ${version} is too old`);
      return digestIn(await get('/api/tags'), model);
    },
    inMemory: async (model) => digestIn(await get('/api/ps'), model),
    chat: async (model, question, format) => {
      const answer = await fetch(`${origin}/api/chat`, {
        ...{ method: 'POST', redirect: 'error', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({
          ...{ model, messages: [{ role: 'user', content: question }], stream: false, think: false },
          ...(format === undefined ? {} : { format }),
          options: { temperature: 0, num_predict: 200 },
        }),
      });
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
      const said = (await answer.json()) as {
        readonly model: string;
        readonly message: { readonly content: string };
        readonly remote_host?: string;
        readonly remote_model?: string;
      };
      if (said.remote_host !== undefined || said.remote_model !== undefined)
        throw new Error('It is not on-device');
      if (said.model !== model) throw new Error('Another model answered');
      return said.message.content;
    },
  };
}
