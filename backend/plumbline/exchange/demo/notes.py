"""What people write when they check in: sentences by situation, and what stands in their way.

`{value}` is what they report, `{target}` where they want to be, `{left}` what is missing between the two.
"""

CALM = (
    "At {value} now; the plan of last week held.",
    "{value}. Nothing surprising, two small fixes helped.",
    "Moved to {value} after Tuesday's change. Next step is already in the calendar.",
    "{value}, and {left} to go. If the next weeks are like this one we land on {target}.",
    "Steady. {value}, mostly thanks to what we stopped doing.",
    "{value}. I checked the number twice with the people who do the work, it is the same on their side.",
    "A quiet week, {value}. We use it to write down how we do it before somebody is on holiday.",
    "{value}. The easy cases are done; we start on the harder ones on Monday.",
    "Going as planned at {value}. Two colleagues took over what only I could do until now.",
    "{value}. The idea from the last round worked better than mine did.",
    "We are at {value}. One outlier left out and noted, it would have flattered us.",
    "{value} this week. Small step, but it was a short week.",
    "{value}. Better than it looks: half of the effect only shows at month-end.",
    "{value}. We dropped one idea that sounded good and did nothing.",
    "Now at {value}, counted by hand for the last time; the report does it from now on.",
    "{value}. Showed it at the Monday round, and two questions there will make it better.",
    "{value}. Next: the same with the second group, they start on Thursday.",
)
KEPT = (
    "Kept: {value}, the limit is {target}.",
    "{value}. Inside, with some air.",
    "{value} this week, no exceptions granted.",
    "{value}. Thursday came close, we look into it before it becomes a habit.",
    "Fine at {value}. The new check found one case that would have slipped through before.",
    "{value}, about the same as last week.",
    "Held again, {value}. I would like to keep it two more weeks before we ask for more.",
)
BROKEN = (
    "{value}, outside of {target}. One bad day explains most of it; the rest is ours.",
    "Not kept: {value}. We found the cause on Friday and the correction goes out this week.",
    "{value}. A holiday and two people ill; I expect us back inside next week.",
    "{value} against {target}. I have asked for a look at the last five cases together.",
    "Missed with {value}. Same cause as three weeks ago, so this time we change the procedure.",
)
SLIPPING = (
    "Only {value}. We lost four days to the audit and have not caught up.",
    "{value}, still short of {target}. Dropping the nice-to-haves from this week.",
    "Stuck around {value}; asked for a second pair of hands until the month ends.",
    "{value}. Slower than I said. The hard cases take twice as long as those we began with.",
    "{value}, with {left} to go. Possible, if the next two weeks bring more than the last two.",
    "We are behind: {value}. I moved Wednesday's meeting to a working session on this.",
    "{value}. The plan assumed data that we only got yesterday. Starting properly now.",
    "Half a step, {value}. I will say next week whether {target} is still honest.",
    "{value}. Fewer than hoped, and I know which week it was: the trade fair took everybody.",
    "At {value}. We found that we counted one group twice, so part of last month's progress was not real.",
    "{value}; the old way of working still creeps back when it gets busy. Pairing up for two weeks.",
    "{value}. We tried the quick way first; it did not hold. The slow way has begun.",
)
FAR_BEHIND = (
    "{value}. I no longer believe in {target} without another person on it. Talked to our lead.",
    "{value}, and that is far from {target}. We propose to finish half of it well and stop the rest.",
    "Hardly any move: {value}. Two approaches failed, the third is being tried on a small sample.",
    "{value}. Honest view: we learn a lot here and will miss it. Write-up follows.",
    "{value} against {target}. I take this to the next department round with two options and their prices.",
    "{value}. Our people were pulled to an urgent repair for the second time, this waits until they return.",
)
BLOCKED = (
    "{value}, waiting since Monday. Nothing more that we could do ourselves.",
    "No move from {value}: we are next in the queue on Thursday.",
    "{value}. Everything of ours is ready, we need an answer from outside. Called twice.",
    "Still {value}. I asked whether we can do the last part without them; answer on Wednesday.",
    "{value}, unchanged. We prepare the step after it, so that no time is lost once it opens.",
)
AHEAD = (
    "{value} already, past where we hoped to be. Checking that it is no artefact.",
    "{value}. The pilot brought more than the whole of last month.",
    "{value}, ahead of plan. I lend two days a week to those who are not.",
    "Faster than thought: {value}. The boring part was automated by accident and works.",
    "{value}. Others ask how; we show it on Friday at eleven.",
)
DONE = (
    "Done: {value}. We keep watching for two weeks, then we stop measuring.",
    "There. {value}. Thanks to everybody who stayed late on the last one.",
    "{value}, finished. What is left is cleaning up, and that does not move the number.",
    "Reached with {value}. The next cycle can ask for more than {target}.",
)
WAITING = (
    "Not done yet; the parts of it that can be tried have been tried.",
    "Open. Two of the three people who must agree have agreed.",
    "Not yet. Date is fixed, room is booked, list of what must be ready is half ticked.",
    "Still open, on purpose: we want the trial group's answer first.",
    "Not yet, and no reason to worry. The draft went round on Tuesday.",
)
STEPS = (
    "{value} done. The next one has an owner and a date.",
    "{value}. We are in the middle of the next step, about half of it is visible.",
    "{value}. Last week's step needed one more round of signatures than I thought.",
    "{value} behind us, and the order of the remaining ones still makes sense.",
    "{value}. Rehearsed the next step on Thursday with the people who will live with it.",
)
NO_LONGER = (
    "{value}. Short note only, more when I am back from the road.",
    "{value}, from memory. I owe you the exact number.",
    "{value}. Too busy to look closer this week.",
)
FINDING_OUT = (
    "Two more talks this week; what we hear begins to repeat itself.",
    "Still collecting. The old figures do not say what we need.",
    "First draft of the picture is with the people it is about.",
    "Agreed how to count. The number itself is next.",
    "A third of the sample is in, and it does not look like we guessed.",
)
ONCE_DONE = (
    "Done on Thursday, a day before it was due.",
    "Done. One rough edge is left, noted where the next person will look.",
    "It is done and in use since Monday. First reactions are kind.",
)
ONCE_LATE = (
    "Not done, and later than I said. The part that others wait for comes first now.",
    "Still open. We underestimated the paperwork by two weeks; new date is agreed with those concerned.",
    "Open. It failed its first trial on Tuesday, we know why, second trial next week.",
)

BLOCKERS = (
    "Supplier's samples are two weeks overdue",
    "Test rig booked by another team until Thursday",
    "Contract waits for a signature at the utility",
    "Climate chamber is broken, spare part ordered",
    "No access to the customer's network until their audit ends",
    "Purchase above the limit, needs a second approval",
    "Certificate office asks for a document we have never had",
    "The only person who knows the old gateway is on parental leave",
    "Data-protection review of the recordings has not begun",
    "Permit for night work refused, new application handed in",
    "Vendor changed the interface without notice",
    "Two open roles in the team we depend on",
)
