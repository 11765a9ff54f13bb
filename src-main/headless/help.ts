/** What `--help` says; docs/headless.md says more. */
export const helpText = `Noggin without a window:

  noggin --pull <model-id | link | org/repo[:quantization]> [--unproven] [--now] [--json]
  noggin --ask <question> [--model <model-id>] [--system <text>] [--json] [< file]
  noggin --serve [--port <number>] [--ollama] [--key-file <file>] [--json]
  noggin --list [--json]
  noggin --verify [<model-id>] [--json]
  noggin --help | --version

  --json      one JSON object a line instead of words for people
  --ollama    answer programs made for Ollama, too, which send no key
  --key-file  the key that programs ask with; made where there is none
  --unproven  take a file even where its publisher tells no checksum to verify it by
  --now       download at once, where the settings let downloads run at certain hours only

Ctrl-C pauses; the same command goes on from there.

Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 not found, 4 not what was promised, 5 needs access,
6 disk, 7 network, 8 no hash was promised, 9 Noggin is open already, 10 policy, 11 the model could not answer,
12 Noggin's own folder cannot be written to, 130 stopped by Ctrl-C.
`;
