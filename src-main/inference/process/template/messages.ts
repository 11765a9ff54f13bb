/** One message as templates know them. Some want their content in parts. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string | readonly { readonly type: 'text'; readonly text: string }[];
  readonly tool_calls?: readonly {
    readonly type: 'function';
    readonly id: string;
    readonly function: { readonly name: string; readonly arguments: unknown };
  }[];
  /** Of a tool's answer. */
  readonly tool_call_id?: string;
  readonly name?: string;
}

/** A tool as templates know it. */
export interface ToolSpec {
  readonly type: 'function';
  readonly function: { readonly name: string; readonly description: string; readonly parameters: unknown };
}

/** What a template is filled with. */
export interface Filling {
  readonly messages: readonly Message[];
  /** Whether the beginning of the answer is written, too. */
  readonly asksForAnswer: boolean;
  readonly think: boolean;
  readonly tools?: readonly ToolSpec[];
}

/** What the template's thread is started with. */
export interface TemplateSpec {
  readonly template: string;
  /** Empty where the model has none. */
  readonly bosToken: string;
  readonly eosToken: string;
}

/** What the thread is asked. */
export interface RenderRequest {
  readonly id: number;
  readonly filling: Filling;
}

/** What it says. */
export type RenderReply =
  /** It has read the template. `switches`: names of the parameters that make it think first. */
  | { readonly kind: 'read'; readonly switches: readonly string[] }
  | { readonly kind: 'unreadable'; readonly message: string }
  | { readonly kind: 'text'; readonly id: number; readonly text: string }
  | { readonly kind: 'refused'; readonly id: number; readonly message: string };
