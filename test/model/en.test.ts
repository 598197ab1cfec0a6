/** An English class against the model; see `stories.ts`. */
import { openRoom } from './room';
import { tellStories } from './stories';

tellStories(openRoom('en'));
