import type { ErrorCode } from '../../src-preload/contract/errors.ts';

/** One plain sentence for every reason why something did not happen; the way on is a button beside it. */
export const errorSentences: Readonly<Record<ErrorCode, string>> = {
  'disk-full': 'Not enough disk space.',
  'folder-unavailable': 'The models folder can’t be written to. Is its drive connected?',
  'file-too-large':
    'The disk is formatted in a way that cannot hold a file this large. Choose a folder on another disk, or a smaller model.',
  'not-a-file':
    'Something that is no file lies where Noggin keeps what it downloads. Take it away and try again, or choose another folder for models.',
  offline: 'You’re offline.',
  portal: 'This network needs you to sign in. Open a web page in your browser, then come back.',
  'needs-access': 'The publisher of this model requires you to accept its terms.',
  'access-refused':
    'The server does not let Noggin have this model. Choose another one, or see under “Details” what it says itself.',
  'not-found': 'The model is no longer where it used to be. Choose another one, or try again later.',
  'not-on-mirror':
    'The mirror that the administrator of this computer has set up does not have this file. Ask them for it, or choose another model.',
  unavailable: 'The publisher does not offer this model any more. Choose another one.',
  'rate-limited': 'The server is busy and asks for a little patience.',
  'bad-range': 'The server sent another part of the file than it was asked for. Nothing of it was kept.',
  'source-changed':
    'The file was changed by its publisher during the download. Try again, or choose another model.',
  'encoded-response':
    'The file was altered on its way here, so it was not accepted. Another network may help.',
  'size-mismatch':
    'The file at the source does not have the size it should have, so it was not installed. Choose another model, or try again later.',
  'checksum-mismatch':
    'The file doesn’t match its checksum, so it wasn’t installed. Try again later, or choose another model.',
  'target-occupied':
    'A different file with this name is already there, and Noggin won’t overwrite it without asking.',
  'not-a-model': 'This is not a model file that Noggin can use, or it is damaged. Nothing was changed.',
  'companion-file': 'This file is not a model on its own.',
  'file-cut-off':
    'The end of this file is missing, so it was not installed. Download it again, or choose another model.',
  'part-missing':
    'This model comes in several files, and they are not all here. Put them in one folder and try again.',
  'already-installed': 'You have this model already, so nothing was done.',
  'install-blocked':
    'Another program, perhaps a virus scanner, is holding on to the file. What was downloaded is kept: try again in a moment.',
  'system-busy': 'This computer is overloaded right now. Close other programs, then try again.',
  'redirect-refused':
    'The server pointed to an address that is not safe to follow. Try again later, or choose another model.',
  tls: 'The connection to the server couldn’t be verified as secure. Are the date and time of this computer right? Otherwise, try another network.',
  'proxy-refused':
    'The proxy of this network does not let Noggin through. Ask your network administrator, or try another network.',
  network: 'The connection was lost.',
  slow: 'The server is very slow at the moment.',
  server: 'The server has a problem at the moment.',
  'catalogue-invalid': 'The list of models could not be read.',
  'ledger-unavailable': 'Noggin can’t save its records. Is the disk full?',
  'ledger-from-future': 'A newer version of Noggin was used here. Please start that one.',
  'profile-unwritable':
    'Noggin’s own folder cannot be written to. It must belong to you: a start as an administrator may have taken it.',
  'untrusted-sender': 'Noggin refused a request from somewhere it does not know.',
  'invalid-request': 'Noggin did not understand this request.',
  'unknown-id': 'This is no longer there.',
  'not-now': 'This is not possible just now.',
  'link-unreadable': 'This is neither a link nor the name of a model that Noggin understands.',
  'no-model-files': 'There is no file here that runs on a computer of your own (it would end in .gguf).',
  'quantization-missing': 'This version of the model is not there.',
  'file-gone':
    'This file is no longer in its repository. Paste the address of the repository to see what is there.',
  'not-a-model-file': 'This link leads to a file that is no model: a model’s file ends in .gguf.',
  'too-many-files': 'There are more files here than Noggin looks through. Choose another repository.',
  'model-too-new': 'This model needs a newer Noggin. Update Noggin, or choose another model.',
  'model-damaged':
    'The model’s file cannot be read. Check the model: if it is damaged, Noggin can repair it.',
  'no-chat-template': 'This model was not made for conversations. Choose another one.',
  'template-failed':
    'This model cannot be talked to: the way it wants conversations to be written does not work. Choose another one.',
  'memory-short':
    'There is not enough free memory for this model at the moment. Close other programs, or choose a smaller model.',
  'question-too-long': 'This is too long for the model. Shorten it, or choose a model that can hold more.',
  'empty-answer': 'The model said nothing. Ask in other words, or choose another model.',
  'model-crashed': 'The model stopped unexpectedly. What it had said is kept. Try again.',
  'chats-unavailable':
    'Noggin cannot keep or read your conversations just now. Everything else works. Is the disk full, or write-protected?',
  'chats-from-future':
    'A newer version of Noggin has kept conversations here. Please start that one. Everything else works.',
  'file-unreadable':
    'No text can be read from this file. Text files and PDFs with text can be added, up to 20 MB.',
  'policy-invalid': 'The rules that the administrator of this computer has set cannot be read.',
  'set-by-policy': 'The administrator of this computer has closed this.',
  'port-taken': 'Another program uses this port. Choose another one.',
  internal:
    'Something went wrong inside Noggin. Try again; if it keeps happening, you can save diagnostics in the settings.',
};
