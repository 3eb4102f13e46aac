// actions/lib/resources/ec2/timings.ts
/** Parts of a training that both have. */
const PHASES = [
	"waiting",
	"set-up",
	"data",
	"training",
	"upload"
];
/**
* What SageMaker tells of a job's phases, by its words and by its message: it downloads its image within `Downloading` or
* `Training`. Source: API reference of SecondaryStatusTransition.
*/
const ABOUT = [
	[/^(PreparingTrainingStack|DownloadingTrainingImage|\w+: Downloading the training image)/, "set-up"],
	[/^(Starting|Pending|LaunchingMLInstances)/, "waiting"],
	[/^Downloading/, "data"],
	[/^Training/, "training"],
	[/^Uploading/, "upload"]
];
/** The phases of a training job. */
function phasesOfJob({ CreationTime: asked, SecondaryStatusTransitions: transitions = [] }) {
	const told = transitions.flatMap(({ Status = "", StatusMessage = "", StartTime: from, EndTime: to }) => {
		const [, name] = ABOUT.find(([words]) => words.test(`${Status}: ${StatusMessage}`)) ?? [];
		return name === void 0 || from === void 0 || to === void 0 ? [] : [{
			name,
			from: from.getTime(),
			to: to.getTime()
		}];
	});
	return since(asked?.getTime() ?? told[0]?.from ?? 0, told);
}
/** The phases of a training on EC2. */
function phasesOfInstance({ asked, status }) {
	return since(asked, status.phases);
}
/** Phases without gaps between them: what comes before the first one is waiting. The clocks of the run and of AWS may differ. */
function since(asked, phases) {
	const all = [];
	for (const { name, to } of [{
		name: "waiting",
		to: phases[0]?.from ?? asked
	}, ...phases]) {
		const last = all.at(-1);
		const from = last?.to ?? 0;
		const phase = {
			name,
			from,
			to: Math.max(from, (to - asked) / 1e3)
		};
		if (last?.name === name) all.splice(-1, 1, {
			...phase,
			from: last.from
		});
		else all.push(phase);
	}
	return all;
}

export { phasesOfInstance as n, phasesOfJob as r, PHASES as t };