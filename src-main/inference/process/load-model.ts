import { setTimeout } from 'node:timers/promises';
import type { Llama, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { NogginError } from '../../errors.ts';
import { readFileHeader } from '../gguf/read-header.ts';
import type { LoadedModel, LoadPlan } from '../port.ts';
import { classifyLoadError } from './classify-load-error.ts';
import { createLibraryLog } from './library-log.ts';
import { createReadingPace, type ReadingPace } from './reading-pace.ts';
import { renderConversation } from './render-conversation.ts';
import { type Sampling, suggestedSampling } from './sampling.ts';
import { stopProbe, stopStringOf } from './stop-strings.ts';
import { createRenderer, type Renderer } from './template/renderer.ts';
import { createThreadPace, type ThreadPace } from './thread-pace.ts';
import { type ToolForm, toolCalled, toolFormOf, toolQuestion } from './tool-form.ts';

/** A model that is loaded, with one conversation's worth of memory. */
export interface Model {
  readonly loaded: LoadedModel;
  readonly library: Llama;
  readonly llama: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly renderer: Renderer;
  readonly sampling: Sampling;
  /** Texts that end an answer. */
  readonly stops: readonly string[];
  /** How it writes that it wants a tool called; null where its template knows none. */
  readonly toolForm: ToolForm | null;
  /** How much of a prompt is read before a stop is looked for. */
  readonly pace: ReadingPace;
  /** How many threads reckon: fewer where others are in the way. */
  readonly threads: ThreadPace;
  /** Threads that reckon from now on, none above those it was loaded with. */
  setThreads(threads: number): void;
  tokenize(text: string): Token[];
  dispose(): Promise<void>;
}

/** There the binaries are Metal's; they reckon without it, too. */
const hasMetal = process.platform === 'darwin' && process.arch === 'arm64';
const progressStep = 0.02;
const lateLinesMs = 100;
/** Most tokens that are read at once: the library's working memory grows with them. */
const batchTokens = 128;

/** What is told of a model while it loads, and later. */
export interface LoadTelling {
  progress(progress: number): void;
  /** Its template begins or ends to run. */
  template(isRunning: boolean): void;
}

/**
 * Loads a model as planned. Nothing is compiled, nothing downloaded, nothing decided by the library.
 * @throws NogginError `model-too-new`, `model-damaged`, `not-found`, `no-chat-template`, `memory-short`
 */
export async function loadModel(plan: LoadPlan, telling: LoadTelling): Promise<Model> {
  // With a debugger installed, an abort would wait for it for ever.
  process.env['GGML_NO_BACKTRACE'] = '1';
  await readFileHeader(plan.model.path, 'whole');
  const { getLlama, LlamaLogLevel } = await import('node-llama-cpp');
  const log = createLibraryLog();
  const { threads, gpuLayers } = plan;
  const library = await getLlama({
    gpu: hasMetal ? 'metal' : false,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    maxThreads: threads,
    logLevel: LlamaLogLevel.warn,
    logger: (_level, text) => log.add(text),
  });
  try {
    const llama = await library.loadModel({
      ...{ modelPath: plan.model.path, gpuLayers, useMmap: true, ignoreMemorySafetyChecks: true },
      onLoadProgress: inSteps(telling.progress),
    });
    const { renderer, ...template } = await openTemplate(llama, telling.template);
    const own = llama.trainContextSize;
    const contextTokens = own > 0 ? Math.min(plan.contextTokens, own) : plan.contextTokens;
    const context = await llama.createContext({
      ...{ contextSize: contextTokens, sequences: 1, batchSize: batchTokens, threads },
      ...{ ignoreMemorySafetyChecks: true, failedCreationRemedy: false },
    });
    return {
      ...{
        library,
        llama,
        renderer,
        toolForm: template.toolForm,
        pace: createReadingPace(batchTokens),
        sequence: context.getSequence(),
      },
      loaded: {
        modelId: plan.model.modelId,
        contextTokens,
        canThink: template.canThink,
        canUseTools: template.toolForm !== null,
      },
      sampling: suggestedSampling(llama.fileInfo.metadata),
      stops: template.stops,
      threads: createThreadPace(threads),
      setThreads: (count) => {
        library.maxThreads = count;
      },
      tokenize: (text) => llama.tokenize(text, false),
      dispose: async () => {
        renderer.close();
        await library.dispose();
      },
    };
  } catch (error) {
    if (error instanceof NogginError) throw error;
    // What was said on the library's own threads comes a moment later.
    await setTimeout(lateLinesMs);
    const message = error instanceof Error ? error.message : String(error);
    const { code, reason } = classifyLoadError(message, log.lines());
    throw new NogginError(code, `The model cannot be loaded: ${reason}`, { details: { reason } });
  }
}

interface OpenTemplate {
  readonly renderer: Renderer;
  readonly canThink: boolean;
  readonly stops: readonly string[];
  readonly toolForm: ToolForm | null;
}

/** @throws NogginError `no-chat-template` when there is none, or it does not even take a greeting */
async function openTemplate(llama: LlamaModel, onRun: (isRunning: boolean) => void): Promise<OpenTemplate> {
  const template: unknown = llama.fileInfo.metadata.tokenizer?.chat_template;
  if (typeof template !== 'string' || template.trim() === '') {
    throw new NogginError('no-chat-template', 'The model has no chat template');
  }
  const { bosString, eosString } = llama.tokens;
  const renderer = createRenderer({ template, bosToken: bosString ?? '', eosToken: eosString ?? '' }, onRun);
  try {
    const switches = await renderer.read();
    await renderConversation(renderer, {
      ...{ system: '', think: false, turns: [{ role: 'user', text: 'Hello there' }] },
    });
    const stop = await stopStringBy(renderer);
    const stops = stop === '' ? [] : [stop];
    const toolForm = await toolFormBy(renderer, [...stops, eosString ?? '']);
    return { renderer, canThink: switches.length > 0, stops, toolForm };
  } catch (error) {
    renderer.close();
    if (!(error instanceof NogginError) || error.code === 'no-chat-template') throw error;
    throw new NogginError('no-chat-template', `The model has no usable chat template: ${error.message}`, {
      details: { reason: error.message },
    });
  }
}

/** Empty for a template that does not take the conversation which shows it. */
async function stopStringBy(renderer: Renderer): Promise<string> {
  const probe = { messages: stopProbe, asksForAnswer: false, think: false };
  const probed = await renderer.render(probe).catch(() => null);
  return probed?.kind === 'text' ? stopStringOf(probed.text) : '';
}

/** Null for a template that knows no tools. */
async function toolFormBy(renderer: Renderer, stops: readonly string[]): Promise<ToolForm | null> {
  const [asked, called] = [
    await renderer.render(toolQuestion).catch(() => null),
    await renderer.render(toolCalled).catch(() => null),
  ];
  return asked?.kind === 'text' && called?.kind === 'text'
    ? toolFormOf(asked.text, called.text, stops)
    : null;
}

/** The library tells every tensor. */
function inSteps(onProgress: (progress: number) => void): (progress: number) => void {
  let told = 0;
  return (progress) => {
    if (progress < told + progressStep && progress < 1) return;
    told = progress;
    onProgress(progress);
  };
}
