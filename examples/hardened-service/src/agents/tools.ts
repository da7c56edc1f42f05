import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { HelpfulError, isErrno } from '../errors.js';

const run = promisify(execFile);

/** The text of a PDF, with its layout. */
export async function pdfToText(file: string): Promise<string> {
  return runTool('pdftotext', ['-layout', '-enc', 'UTF-8', '--', file, '-'], 'Install poppler (apt install poppler-utils, brew install poppler).');
}

/** Writes the text of an image to `<output>.txt`. */
export async function recognizeText(image: string, output: string): Promise<void> {
  await runTool('tesseract', [image, output, '--psm', '6'], 'Install tesseract (apt install tesseract-ocr, brew install tesseract).');
}

/** Runs a program without a shell: a file name is one argument, whatever characters it has. */
async function runTool(program: string, args: readonly string[], howToInstall: string): Promise<string> {
  try {
    return (await run(program, args)).stdout;
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error;
    throw new HelpfulError({ whatWentWrong: `${program} is not installed.`, howToFix: howToInstall, cause: error });
  }
}
