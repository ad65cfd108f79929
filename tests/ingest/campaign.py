"""Sentences of an invented campaign with the attributions a reader marks in them.

One sentence (or a few, parted by " // ") a row; behind it each attribution as
"source = cue = content": the source "-" where none is named, the content by its first and
last words. A row without any says nothing of what anybody said, thought or meant to do.
Rules were tuned on the rows of `TUNED`; `HELD` was looked at afterwards.
"""

from typing import TypeAlias

TUNED = """
Harlan said he would not release his tax returns before the convention.
+ Harlan = said = he .. convention
“We are going to win this state,” Harlan told a cheering crowd in Dayville on Tuesday night.
+ Harlan = told = We .. state
The governor, who is not on the ballot, accused Harlan of dividing the party.
+ The governor = accused = Harlan .. party
Marsh's campaign argued that the ad was misleading and called on stations to stop airing it.
+ Marsh's campaign = argued = the .. misleading
+ Marsh's campaign = called = on .. it
A new Quillon University poll found Marsh leading Harlan by 6 points among likely voters.
+ Quillon University poll = found = Marsh .. voters
According to an aide who was not authorized to speak publicly, the senator was furious.
+ an aide = According to = the .. furious
“He has no idea what he is talking about,” Marsh wrote on Twitter.
+ Marsh = wrote = He .. about
“This is a disgrace,” said Representative Dale Corrigan, Republican of Ohio.
+ Representative Dale Corrigan = said = This .. disgrace
Harlan has repeatedly claimed, without evidence, that millions of people voted illegally.
+ Harlan = claimed = millions .. illegally
Asked whether he would accept the result, Harlan declined to answer.
+ - = Asked = whether .. result
Marsh, for her part, believes that the country needs more teachers.
+ Marsh = believes = the .. teachers
The senator promised to repeal the law on his first day in office.
+ The senator = promised = to .. office
Harlan wants to build a second bridge across the river.
+ Harlan = wants = to .. river
Republican leaders fear that the scandal will cost them the House.
+ Republican leaders = fear = the .. House
His claim that crime is rising has been debunked by several newspapers.
+ His = claim = crime .. rising
“I think we did very well,” he added.
+ he = added = I .. well
In a statement, the committee called the lawsuit frivolous and vowed to fight it.
+ the committee = called = the .. frivolous
+ the committee = vowed = to .. it
Marsh tweeted that her opponent was unfit for office.
+ Marsh = tweeted = her .. office
The Harlan campaign did not respond to a request for comment.
Thousands of people filled the arena, and the band played for an hour.
The memo, which was first reported by The Courier, shows that officials knew of the breach.
+ The Courier = reported = officials .. breach
+ The memo = shows = officials .. breach
Advisers to Mr. Harlan have urged him to soften his tone.
+ Advisers to Mr. Harlan = urged = him .. tone
“It's a joke,” Corrigan said of the inquiry. “Nobody believes it.”
+ Corrigan = said = It's .. joke
Critics say the plan would add billions to the deficit, but Harlan insists it will pay for itself.
+ Critics = say = the .. deficit
+ Harlan = insists = it .. itself
The former mayor reportedly asked for $2 million.
+ - = reportedly = The .. million
She praised the governor as a man of principle.
+ She = praised = the .. principle
Mr. Harlan described the meeting as “very productive.”
+ Mr. Harlan = described = the .. productive
Voters in the county are angry, she said, adding that many had lost their jobs.
+ she = said = Voters .. angry
+ she = adding = many .. jobs
Harlan: “We will never surrender.”
+ Harlan = : = We .. surrender
Marsh noted that the rate had fallen for five years in a row.
+ Marsh = noted = the .. row
Her allies worry that young voters will stay home in November.
+ Her allies = worry = young .. November
There is growing concern among donors that the race is slipping away.
+ donors = concern = the .. away
“Make no mistake: they will raise your taxes,” the narrator says in the ad.
+ the narrator = says = Make .. taxes
The senator's office confirmed the meeting but would not say who attended.
+ The senator's office = confirmed = the .. meeting
+ The senator's office = would not say = who .. attended
The two men met at the airport and drove to the hotel together.
The F.B.I. is looking into the payments.
He joked that he could lose his own county.
+ He = joked = he .. county
As one strategist put it, “the map is the map.”
+ one strategist = put = the .. map
The judge ruled that the emails must be released by Friday.
+ The judge = ruled = the .. Friday
Harlan's supporters see him as the only outsider in the race.
+ Harlan's supporters = see = him .. race
Ms. Marsh has said that she regrets the decision.
+ Ms. Marsh = said = she .. decision
Police arrested two men outside the hall.
“Do you trust her?” he asked the crowd.
+ he = asked = Do .. her
Polls show a tight race in the state.
+ Polls = show = a .. state
He dismissed the report as “fake” and blamed the news media.
+ He = dismissed = the .. fake
+ He = blamed = the .. media
The candidate is expected to announce her running mate on Friday.
+ - = expected = The .. Friday
The party spent $40 million on ads in three states last month.
"""

HELD = """
Marsh said on Sunday that she would visit the flooded towns.
+ Marsh = said = she .. towns
“We have to do better,” the mayor told reporters after the vote.
+ the mayor = told = We .. better
“The system is rigged,” Harlan said at a rally in Portsea. “Everybody knows it.”
+ Harlan = said = The .. rigged
Corrigan, the chairman of the committee, warned that the plan would fail in the Senate.
+ Corrigan = warned = the .. Senate
According to the survey, 54 percent of women back Marsh.
+ the survey = according to = 54 .. Marsh
Sixty-one percent of voters think that the country is on the wrong track, according to a Dover poll.
+ a Dover poll = according to = Sixty-one .. track
Marsh criticized Harlan for his remarks about veterans.
+ Marsh = criticized = Harlan .. veterans
Harlan plans to hold three rallies in the state before Election Day.
+ Harlan = plans = to .. Day
“She lied,” Harlan wrote in a tweet on Monday morning.
+ Harlan = wrote = She .. lied
Aides acknowledged that the speech had been written in a hurry.
+ Aides = acknowledged = the .. hurry
Her belief that the law can be saved is shared by few in the party.
+ Her = belief = the .. saved
The ad claims that Harlan never paid the workers he hired.
+ The ad = claims = Harlan .. hired
Voters lined up for hours in the rain.
Marsh hopes to win back the workers who left the party four years ago.
+ Marsh = hopes = to .. ago
“That's not who we are,” said Ann Bell, a teacher from Riverton.
+ Ann Bell = said = That's .. are
Mr. Harlan, she said, “has never told the truth about his money.”
+ she = said = Mr. .. money
The union announced Thursday that it would back neither candidate.
+ The union = announced = it .. candidate
Several delegates complained that they had been shut out of the room.
+ Several delegates = complained = they .. room
In an interview, Corrigan predicted a long night for his party.
+ Corrigan = predicted = a .. party
The newspaper reported that Harlan had paid no taxes for ten years.
+ The newspaper = reported = Harlan .. years
“I'm not worried,” he replied.
+ he = replied = I'm .. worried
The campaign denied that it had known about the donations.
+ The campaign = denied = it .. donations
Many Republicans doubt that he can win a general election.
+ Many Republicans = doubt = he .. election
The bus left Dayville at noon and reached the coast by night.
Marsh's spokeswoman, Lena Ortiz, declined to comment on the report.
He also suggested that the debates be moved to the fall.
+ He = suggested = the .. fall
The group's president argues the rule will hurt small farms.
+ The group's president = argues = the .. farms
Harlan called Marsh “the most corrupt person ever to seek the office.”
+ Harlan = called = Marsh .. office
A spokesman for the bureau said in an email that the review was not finished.
+ A spokesman for the bureau = said = the .. finished
“You can't buy trust,” Marsh said, “and he keeps trying.”
+ Marsh = said = You .. trust
Donors are considering whether to pull their money.
+ Donors = considering = whether .. money
Harlan allegedly threatened the clerk.
+ - = allegedly = Harlan .. clerk
Officials believe the fire was set on purpose.
+ Officials = believe = the .. purpose
The lawsuit alleges that the school misled its students.
+ The lawsuit = alleges = the .. students
She said she had talked with the governor, who agreed to join her.
+ She = said = she .. her
The hall was half empty by nine.
Economists say that growth will slow, though few expect a recession.
+ Economists = say = growth .. slow
+ few = expect = a .. recession
Harlan's promise to bring back the mills drew the loudest cheers.
+ Harlan = promise = to .. mills
Marsh has vowed that she will not raise taxes on the middle class.
+ Marsh = vowed = she .. class
“Who are you going to believe?” she asked.
+ she = asked = Who .. believe
The pastor condemned the attack and urged calm.
+ The pastor = condemned = the .. attack
+ The pastor = urged = calm .. calm
He supports the death penalty and opposes the treaty.
+ He = supports = the .. penalty
+ He = opposes = the .. treaty
Harlan, speaking to donors in Portsea, said that he expected a close race.
+ Harlan = said = he .. race
Turnout rose by nine percent in the county.
Both candidates agree that the bridge is too old.
+ Both candidates = agree = the .. old
The board decided to close the school.
+ The board = decided = to .. school
"""


Row: TypeAlias = tuple[str, str, str, str]
"""Source, cue, first and last words of the content."""


def rows(source: str) -> list[tuple[str, list[Row]]]:
    """Each sentence with its attributions."""
    found: list[tuple[str, list[Row]]] = []
    for line in source.strip().splitlines():
        if line.startswith("+ "):
            named, cue, content = line[2:].split(" = ")
            first, _, last = content.partition(" .. ")
            found[-1][1].append((named, cue, first, last))
        else:
            found.append((line, []))
    return found
