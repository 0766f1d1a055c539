/** A whole rubric to change: New Rubric writes it. It parses without problems. */
export const NEW_RUBRIC_TEMPLATE = `# A rubric asks one question, and says for each score by which signs it is recognised.
name: my-criterion
description: What this rubric is for. Only people read this.

# The question that the evaluator answers. Ask one thing only.
criteria: Does the response say what to do next in steps that the reader can follow?

# Five descriptions that nobody could swap: name what can be seen in the text.
scores:
  1: The response names no step at all, or tells the reader to do something unrelated to the task.
  2: It hints at a direction, but every step is so vague that the reader would have to ask what is meant.
  3: Some steps can be followed as written; at least one is missing or stands in the wrong place.
  4: All steps are there in a workable order, and only a detail such as a name or an amount is left open.
  5: Each step is complete, in order, and says how the reader can tell that it has worked.

# The lowest acceptable score. Below it the verdict is shown as a warning.
threshold: 3
tags: [advice]

# Responses with the score that a person gives them, to see whether the evaluator agrees.
examples:
  - instruction: How do I stop my bicycle chain from squeaking?
    response: Wipe the chain with a dry cloth, put one drop of chain oil on each link, turn the pedals backwards for a minute, and wipe off the rest. It should now run without a sound.
    score: 5
    note: Every step can be done as written, and the end tells how to check.
`;
