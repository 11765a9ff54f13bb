/** Short answers to what people ask first. */
export const helpWords = {
  open: 'Help',
  title: 'Help',
  close: 'Close',
  goTo: (view: string) => `Go to ${view}`,
  topics: {
    ask: {
      question: 'What can I ask?',
      answer:
        'Whatever you would ask somebody who has read a lot: to draft a letter, explain a word, sum up a text, plan a trip or write a program. A model can be wrong and sound sure of it, so check what matters.',
    },
    private: {
      question: 'Does anything leave this computer?',
      answer:
        'What you ask Noggin and what it answers stays here, and works without internet. Noggin goes online to download models, to look for a newer version of itself and of its list, and when you search Hugging Face.',
    },
    choose: {
      question: 'Which model should I choose?',
      answer:
        'The one that Noggin recommends: the most capable that runs well here and leaves memory for everything else. A larger one knows more and answers more slowly; a smaller one is quicker.',
    },
    slow: {
      question: 'Why are the answers slow?',
      answer:
        'For every word, a model goes through all it has learned, so a large one is slow on a small computer. A smaller model answers faster; closing programs that need much memory helps, too.',
    },
    other: {
      question: 'How do I get a model that isn’t in the list?',
      answer:
        'Write its name, a word or a link into the field at the top of Models, and press Enter: then Noggin asks Hugging Face. A file of your own can be imported, or dropped on the window.',
    },
    stuck: {
      question: 'My download does not continue. What now?',
      answer:
        'Nothing is lost: what has arrived stays, whatever happens to the computer. The download’s card says what it waits for, and it continues as soon as it can.',
    },
    room: {
      question: 'How do I make room on the disk?',
      answer:
        'In Models, under Mine, each model says how large it is. Delete what you no longer use; for ten minutes you can bring it back.',
    },
    programs: {
      question: 'How do other programs use my models?',
      answer:
        'Turn on “Let other programs on this computer use your models” in the settings, or press “Use it” at a model: there is the address, the key or the command that each program needs.',
    },
    wrong: {
      question: 'Something is wrong. Who can help?',
      answer:
        'Save the diagnostics in the settings, and give the file to somebody you trust. It tells what happened, and nothing that was said to a model.',
    },
  },
};
