import * as vscode from 'vscode';
import { isRecord } from '../support/isRecord.ts';
import type { CommandHandler, CommandTable } from '../support/commands.ts';
import type { Milestone, Milestones } from './milestones.ts';
import type { Sample } from './sample.ts';
import { watchMilestones, type MilestoneEvents } from './watchMilestones.ts';

/** Id of the walkthrough in package.json, with that of the extension. */
const WALKTHROUGH = 'prometheus-grader.prometheus-grader#getStarted';

/** What the first steps are made of. */
export interface WelcomeServices extends MilestoneEvents {
  readonly sample: Sample;
}

type Labelling = Pick<CommandTable, 'prometheus.agreeWithGrade' | 'prometheus.disagreeWithGrade'>;

/** The commands of the first steps, and those of others that complete one. */
export interface WelcomeFeature {
  readonly commands: Labelling & Pick<CommandTable, 'prometheus.getStarted' | 'prometheus.openSample'>;
  readonly disposable: vscode.Disposable;
}

/** Registers what the walkthrough needs. Nothing opens it but VS Code itself, at the first install, and its command. */
export function registerWelcome(services: WelcomeServices, labelling: Labelling): WelcomeFeature {
  const { milestones } = services;
  return {
    disposable: watchMilestones(services),
    commands: {
      'prometheus.getStarted': () => vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false),
      'prometheus.openSample': (argument) => openSample(services, argument),
      'prometheus.agreeWithGrade': completing(milestones, 'hasLabelled', labelling['prometheus.agreeWithGrade']),
      'prometheus.disagreeWithGrade': completing(milestones, 'hasLabelled', labelling['prometheus.disagreeWithGrade']),
    },
  };
}

/** With `{ "grade": true }` the sample is graded at once: a button of the walkthrough has no selection of its own. */
async function openSample({ sample, milestones }: WelcomeServices, argument: unknown): Promise<unknown> {
  const { uri } = await sample.open();
  await milestones.reach('openedSample');
  return isRecord(argument) && argument['grade'] === true ? vscode.commands.executeCommand('prometheus.gradeSelection') : uri;
}

/** The same command, which completes a step when it gave something: one that was left gives undefined. */
function completing(milestones: Milestones, name: Milestone, handler: CommandHandler): CommandHandler {
  return async (argument) => {
    const value: unknown = await handler(argument);
    if (value !== undefined) await milestones.reach(name);
    return value;
  };
}
