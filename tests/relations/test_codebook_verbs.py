"""Uses of verbs and the category and direction that the codebook gives them."""

from __future__ import annotations

import pytest

from kgraph.relations.codebook import Codebook

# verb [+particle] [/preposition] [[object]] -> category[.mode] [direction]
USES = """
# agree: says it will cooperate
promise /to [truck] -> AGREE
promise [{infinitive}] -> AGREE
pledge /to [money] -> AGREE
agree /on [treaty] -> AGREE symmetric
reach /with [agreement] -> AGREE symmetric
strike /with [deal] -> AGREE symmetric
cut /with [deal] -> AGREE symmetric
hammer+out /with [accord] -> AGREE symmetric
clinch /with [trade deal] -> AGREE symmetric
settle /with [dispute] -> AGREE symmetric
make /with [peace] -> AGREE symmetric
invite /to [summit] -> AGREE
accept [offer] -> AGREE
accept [invitation] -> AGREE
offer /to [ten bus] -> AGREE
offer [{infinitive}] -> AGREE
assure -> AGREE
approve /to [loan] -> AGREE
extend /to [invitation] -> AGREE
make /to [offer] -> AGREE
give /to [assurance] -> AGREE
# consult
meet -> CONSULT symmetric
meet /with -> CONSULT symmetric
talk /to -> CONSULT symmetric
speak /with -> CONSULT symmetric
speak /to -> CONSULT
hold /with [talk] -> CONSULT symmetric
hold /with [peace talk] -> CONSULT symmetric
resume /with [negotiation] -> CONSULT symmetric
enter /with [talk] -> CONSULT symmetric
discuss /with [quota] -> CONSULT symmetric
exchange /with [view] -> CONSULT symmetric
raise /with [issue] -> CONSULT symmetric
negotiate /with [ceasefire terms] -> CONSULT symmetric
call -> CONSULT.phone symmetric
phone -> CONSULT.phone symmetric
visit -> CONSULT.visit
travel /to -> CONSULT.visit
arrive /in -> CONSULT.visit
fly /to -> CONSULT.visit
pay /to [visit] -> CONSULT.visit
make /to [trip] -> CONSULT.visit
lead /to [delegation] -> CONSULT.visit
drop+in /on -> CONSULT.visit
send /to [envoy] -> CONSULT.visit
host [president] -> CONSULT.visit inverse
host [{person}] -> CONSULT.visit inverse
host [talk] -> CONSULT.third-party
host /between [talk] -> CONSULT.third-party
mediate /between -> CONSULT.third-party
broker /between [ceasefire] -> CONSULT.third-party
tell -> CONSULT
inform -> CONSULT
brief -> CONSULT
say /to -> CONSULT
reply /to -> CONSULT
address -> CONSULT
interview -> CONSULT
deliver /to [message] -> CONSULT
hear /from -> CONSULT inverse
# support
back -> SUPPORT
back [bid] -> SUPPORT
endorse -> SUPPORT
praise /for -> SUPPORT
congratulate /on -> SUPPORT
recognise -> SUPPORT
recognize -> SUPPORT
recognise [government] -> SUPPORT
welcome [decision] -> SUPPORT
stand /by -> SUPPORT
side /with -> SUPPORT
rally /behind -> SUPPORT
throw /behind [weight] -> SUPPORT
voice /for [support] -> SUPPORT
express /with [solidarity] -> SUPPORT
send /to [condolence] -> SUPPORT
pay /to [tribute] -> SUPPORT
sign /with [treaty] -> SUPPORT symmetric
sign /with [pact] -> SUPPORT symmetric
ratify /with [accord] -> SUPPORT symmetric
restore /with [relation] -> SUPPORT symmetric
normalise /with [tie] -> SUPPORT symmetric
open /in [embassy] -> SUPPORT
vote /for -> SUPPORT
pledge /to [allegiance] -> SUPPORT
sanction [plan] -> SUPPORT
grant /to [recognition] -> SUPPORT
accept [apology] -> SUPPORT
sympathise /with -> SUPPORT
close /with [rank] -> SUPPORT
# concede
apologise /to -> CONCEDE
apologize /for -> CONCEDE
yield /to -> CONCEDE
bow /to -> CONCEDE
back+down -> CONCEDE
give+in /to -> CONCEDE
pardon -> CONCEDE
acquit /of -> CONCEDE
lift [curfew] -> CONCEDE
ease /on [restriction] -> CONCEDE
repeal [law] -> CONCEDE
call+off [strike] -> CONCEDE
suspend [hunger strike] -> CONCEDE
drop /against [charge] -> CONCEDE
withdraw [demand] -> CONCEDE
declare /with [ceasefire] -> CONCEDE
announce /from [withdrawal] -> CONCEDE
meet [demand] -> CONCEDE
accept [defeat] -> CONCEDE
grant /to [amnesty] -> CONCEDE
grant /to [autonomy] -> CONCEDE
offer [resignation] -> CONCEDE
make /to [concession] -> CONCEDE
cut [sentence] -> CONCEDE
allow [{infinitive}] -> CONCEDE
clear /of [charge] -> CONCEDE
# cooperate
cooperate /with -> COOPERATE symmetric
co-operate /with -> COOPERATE symmetric
work /with -> COOPERATE symmetric
work+together /with -> COOPERATE symmetric
trade /with -> COOPERATE symmetric
hold /with [joint exercise] -> COOPERATE symmetric
train /with -> COOPERATE symmetric
fight /alongside -> COOPERATE symmetric
share /with [intelligence] -> COOPERATE symmetric
share /with [information] -> COOPERATE symmetric
resume /with [trade] -> COOPERATE symmetric
export /to -> COOPERATE
sell /to [weapon] -> COOPERATE
sell -> COOPERATE
buy /from [gas] -> COOPERATE inverse
import /from -> COOPERATE inverse
invest /in -> COOPERATE
extradite /to -> COOPERATE
hand+over /to [suspect] -> COOPERATE
pass /to [intelligence] -> COOPERATE
comply /with -> COOPERATE
honour /with [pact] -> COOPERATE
host [troop] -> COOPERATE
let [base] -> COOPERATE
sign /with [contract] -> COOPERATE symmetric
join [operation] -> COOPERATE
deploy [observer] -> COOPERATE
# aid
help -> AID
assist -> AID
arm -> AID
train -> AID
fund -> AID
rescue -> AID
give -> AID
give /to [money] -> AID
send /to [aid] -> AID
send /to [weapon] -> AID
supply /with -> AID
provide /with [training] -> AID
provide /to [assistance] -> AID
lend /to [money] -> AID
donate /to -> AID
back /with [money] -> AID
support /with [weapon] -> AID
cancel [debt] -> AID
forgive [debt] -> AID
write+off [debt] -> AID
accept [refugee] -> AID
take+in [refugee] -> AID
host [refugee] -> AID
grant /to [asylum] -> AID
clear [mine] -> AID
deploy /to [peacekeeper] -> AID
receive /from [aid] -> AID inverse
receive /from [loan] -> AID inverse
win /from [aid] -> AID inverse
borrow /from -> AID inverse
come /to [aid] -> AID
# retreat
withdraw /from [troop] -> RETREAT.withdraw
pull+out /of [troop] -> RETREAT.withdraw
pull /out of [troop] -> RETREAT.withdraw
retreat /from -> RETREAT.withdraw
leave [town] -> RETREAT.withdraw
cede /to [territory] -> RETREAT.withdraw
release [prisoner] -> RETREAT.release
free [hostage] -> RETREAT.release
swap /with [prisoner] -> RETREAT.release symmetric
surrender /to -> RETREAT.disarm
lay+down [arm] -> RETREAT.disarm
observe /with [ceasefire] -> RETREAT.ceasefire symmetric
halt /against [offensive] -> RETREAT.ceasefire
end /with [war] -> RETREAT.ceasefire
hold [fire] -> RETREAT.ceasefire
allow /into [inspector] -> RETREAT.access
grant /to [access] -> RETREAT.access
step+down -> RETREAT.resign
resign /as -> RETREAT.resign
lift /on [sanction] -> RETREAT
lift /on [embargo] -> RETREAT
suspend /on [sanction] -> RETREAT
ease /against [sanction] -> RETREAT
unfreeze [asset] -> RETREAT
return /to [artefact] -> RETREAT
# request
ask -> REQUEST
ask /for -> REQUEST
call /on -> REQUEST
call+on -> REQUEST
call /for -> REQUEST
urge -> REQUEST
appeal /to -> REQUEST
demand /from [apology] -> REQUEST
seek /from [loan] -> REQUEST
order [{infinitive}] -> REQUEST
tell [{infinitive}] -> REQUEST
press /for -> REQUEST
put /on [pressure] -> REQUEST
apply /to -> REQUEST
plead /with -> REQUEST
lobby -> REQUEST
turn /to [help] -> REQUEST
issue /to [demand] -> REQUEST
insist /on -> REQUEST
# accuse
accuse -> ACCUSE.allege
accuse /of -> ACCUSE.allege
charge /with -> ACCUSE.allege
sue -> ACCUSE.allege
put /on [trial] -> ACCUSE.allege
take /to [court] -> ACCUSE.allege
file /against [lawsuit] -> ACCUSE.allege
level /against [accusation] -> ACCUSE.allege
bring /against [charge] -> ACCUSE.allege
condemn -> ACCUSE.disapprove
criticise -> ACCUSE.disapprove
criticize /for -> ACCUSE.disapprove
blame /for -> ACCUSE.disapprove
slam -> ACCUSE.disapprove
hit+out /at -> ACCUSE.disapprove
lash+out /at -> ACCUSE.disapprove
attack [record] -> ACCUSE.disapprove
attack [policy] -> ACCUSE.disapprove
summon [ambassador] -> ACCUSE.disapprove
protest /to -> ACCUSE.disapprove
complain /to -> ACCUSE.disapprove
voice /over [concern] -> ACCUSE.disapprove
take /with [issue] -> ACCUSE.disapprove
trade /with [barb] -> ACCUSE.disapprove symmetric
question [motive] -> ACCUSE.disapprove
question [suspect] -> ACCUSE.investigate
investigate -> ACCUSE.investigate
launch /into [probe] -> ACCUSE.investigate
open /into [investigation] -> ACCUSE.investigate
look /into -> ACCUSE.investigate
face /from [charge] -> ACCUSE.allege inverse
draw /from [criticism] -> ACCUSE.disapprove inverse
# reject
reject [offer] -> REJECT
refuse [{infinitive}] -> REJECT
turn+down -> REJECT
deny [charge] -> REJECT
deny /to [visa] -> REJECT
veto [resolution] -> REJECT
block [bid] -> REJECT
oppose -> REJECT
defy -> REJECT
rule+out -> REJECT
vote /against -> REJECT
call+off /with [talk] -> REJECT.meet
cancel /with [meeting] -> REJECT.meet
turn+away [refugee] -> REJECT
bar /from [entry] -> REJECT
stand+up /to -> REJECT
push+back /against -> REJECT
withdraw /to [offer] -> REJECT
appeal /against [ruling] -> REJECT
# threaten
threaten -> THREATEN
threaten /with -> THREATEN
warn -> THREATEN
give /to [ultimatum] -> THREATEN
give [deadline] -> THREATEN
issue /to [threat] -> THREATEN
vow /against [revenge] -> THREATEN.violence
declare /on [war] -> THREATEN.violence
issue /for [arrest warrant] -> THREATEN.arrest
put /on [bounty] -> THREATEN.arrest
plant /on [flag] -> THREATEN.territory
lay /to [claim] -> THREATEN.territory
settle /with [score] -> THREATEN.violence
# protest
demonstrate /against -> PROTEST.demo
march /against -> PROTEST.demo
rally /against -> PROTEST.demo
hold /against [rally] -> PROTEST.demo
stage /outside [protest] -> PROTEST.demo
take /to [street] -> PROTEST.demo
go /against [strike] -> PROTEST.strike
strike /over [pay] -> PROTEST.strike
boycott -> PROTEST.boycott
block [road] -> PROTEST.obstruct
begin [hunger strike] -> PROTEST.hunger
riot -> PROTEST.riot
throw /at [paint] -> PROTEST.vandalize
# sanction
impose /on [sanction] -> SANCTION.discontinue
impose /on [tariff] -> SANCTION.discontinue
slap /on [embargo] -> SANCTION.discontinue
hit /with [sanction] -> SANCTION.discontinue
sanction -> SANCTION.discontinue
sanction [{state}] -> SANCTION.discontinue
cut /with [tie] -> SANCTION.discontinue
break+off /with [relation] -> SANCTION.discontinue
suspend /to [aid] -> SANCTION.discontinue
freeze [asset] -> SANCTION.discontinue
ban [import] -> SANCTION.discontinue
halt /to [export] -> SANCTION.discontinue
recall /from [ambassador] -> SANCTION.withdraw
withdraw /from [ambassador] -> SANCTION.withdraw
close /in [embassy] -> SANCTION.withdraw
leave [union] -> SANCTION.withdraw
pull+out /of [treaty] -> SANCTION.withdraw
back+out /of [pact] -> SANCTION.withdraw
tear+up /with [treaty] -> SANCTION.withdraw
walk+out /of [talk] -> SANCTION.withdraw
suspend /with [talk] -> SANCTION.withdraw
expel [diplomat] -> SANCTION.expel
suspend -> SANCTION.expel
dismiss [minister] -> SANCTION.expel
drive /from [civilian] -> SANCTION.expel
convict /of -> SANCTION.convict
find [guilty] -> SANCTION.convict
sentence /to -> SANCTION.convict
rule /against -> SANCTION.convict
strike+down [law] -> SANCTION.convict
condemn /to [death] -> SANCTION.convict
# mobilize
deploy /to [troop] -> MOBILIZE.troops
send /to [troop] -> MOBILIZE.troops
mass /on [tank] -> MOBILIZE
amass /near [troop] -> MOBILIZE.troops
put /on [alert] -> MOBILIZE.troops
hold /near [drill] -> MOBILIZE.troops
call+up [reservist] -> MOBILIZE.troops
test [missile] -> MOBILIZE.weapons
launch /over [missile] -> MOBILIZE.weapons
scramble [jet] -> MOBILIZE.weapons
deploy /to [missile] -> MOBILIZE.weapons
violate [airspace] -> MOBILIZE.weapons
deploy /in [police] -> MOBILIZE.police
# coerce
arrest -> COERCE.arrest
detain -> COERCE.arrest
jail -> COERCE.arrest
capture [suspect] -> COERCE.arrest
take /into [custody] -> COERCE.arrest
deport -> COERCE.deport
expel [migrant] -> COERCE.deport
ban -> COERCE.restrict
ban [party] -> COERCE.restrict
force [{infinitive}] -> COERCE.restrict
close /with [border] -> COERCE.restrict
impose /on [blockade] -> COERCE.restrict
crack+down /on -> COERCE.restrict
break+up [rally] -> COERCE.restrict
seize [ship] -> COERCE.seize
confiscate [property] -> COERCE.seize
block [website] -> COERCE.censor
shut+down [newspaper] -> COERCE.censor
impose [curfew] -> COERCE.curfew
declare [martial law] -> COERCE.martial-law
cut+off /to [gas] -> COERCE.withhold
spread /about [disinformation] -> COERCE.misinformation
meddle /in -> COERCE.misinformation
hack -> COERCE.cyber
hack /into -> COERCE.cyber
spy /on -> COERCE.cyber
launch /on [cyberattack] -> COERCE.cyber
# assault
attack -> ASSAULT
attack [convoy] -> ASSAULT
invade -> ASSAULT
strike [depot] -> ASSAULT
hit /with [missile] -> ASSAULT
capture [town] -> ASSAULT
seize [base] -> ASSAULT
kill -> ASSAULT
fight -> ASSAULT
fight /with -> ASSAULT symmetric
clash /with -> ASSAULT symmetric
exchange /with [fire] -> ASSAULT symmetric
open /on [fire] -> ASSAULT.firearms
fire /at -> ASSAULT.firearms
fire /at [rocket] -> ASSAULT.heavy-weapons
launch /on [attack] -> ASSAULT
launch /on [air strike] -> ASSAULT.aerial
launch /at [missile] -> ASSAULT.heavy-weapons
carry+out /on [raid] -> ASSAULT
wage /on [war] -> ASSAULT
drive+out -> ASSAULT
liberate /from [village] -> ASSAULT
break /with [ceasefire] -> ASSAULT
capture [fighter] -> ASSAULT.abduct
kidnap -> ASSAULT.abduct
take [hostage] -> ASSAULT.abduct
beat -> ASSAULT.beat
torture -> ASSAULT.torture
assassinate -> ASSAULT.targeted
destroy -> ASSAULT.destroy
stab -> ASSAULT.primitive
bomb -> ASSAULT.aerial
drop /on [bomb] -> ASSAULT.aerial
shell -> ASSAULT.heavy-weapons
bombard -> ASSAULT.heavy-weapons
shoot+down [plane] -> ASSAULT.heavy-weapons
blow+up [bridge] -> ASSAULT.destroy
set+off [bomb] -> ASSAULT.explosives
poison -> ASSAULT.unconventional
fire /at [tear gas] -> ASSAULT.crowd-control
suffer /from [attack] -> ASSAULT inverse
come /under [attack] -> ASSAULT inverse
# standing relations
lead -> LEADS
head -> LEADS
govern -> LEADS
preside /over -> LEADS
join -> MEMBER_OF
join [alliance] -> MEMBER_OF
belong /to -> MEMBER_OF
include -> MEMBER_OF inverse
consist /of -> MEMBER_OF inverse
border -> BORDERS symmetric
neighbour -> BORDERS symmetric
neighbor -> BORDERS symmetric
share /with [border] -> BORDERS symmetric
ally /with -> ALLY_OF symmetric
own -> AFFILIATED_WITH
represent -> AFFILIATED_WITH
work /for -> AFFILIATED_WITH
base /in -> LOCATED_IN
locate /in -> LOCATED_IN
rival -> OPPONENT_OF
# no event
play -> NONE
concede [goal] -> NONE
beat [team] -> OTHER
make [statement] -> NONE
hold [election] -> NONE
fight [corruption] -> NONE
target [inflation] -> NONE
charge [fee] -> NONE
release [film] -> NONE
execute [plan] -> NONE
exercise [restraint] -> NONE
"""


def parse(line: str) -> tuple[str, str, tuple[str, ...], str, str, str, str]:
    """Return verb, particle, prepositions, object, category, mode and direction of a line."""
    use, _, answer = line.partition(" -> ")
    noun = use.partition("[")[2].rstrip("]")
    words = use.partition("[")[0].strip()
    words, _, preposition = (part.strip() for part in words.partition("/"))
    verb, _, particle = words.partition("+")
    coded, _, direction = answer.partition(" ")
    category, _, mode = coded.partition(".")
    prepositions = (preposition,) if preposition else ()
    return verb, particle, prepositions, noun, category, mode, direction


LINES = [line for line in USES.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", LINES)
def test_a_use_of_a_verb_is_coded_by_its_most_specific_entry(line: str) -> None:
    verb, particle, prepositions, noun, category, mode, direction = parse(line)
    coding = Codebook.load().verb(verb, particle=particle, prepositions=prepositions, object=noun)
    assert coding is not None
    assert (coding.category, coding.direction) == (category, direction), coding.detail
    if mode:
        assert coding.mode == mode, coding.detail


@pytest.mark.parametrize("line", [line for line in LINES if "/" in line])
def test_the_preposition_of_the_recipient_is_reported_or_left_open(line: str) -> None:
    verb, particle, prepositions, noun, *_ = parse(line)
    coding = Codebook.load().verb(verb, particle=particle, prepositions=prepositions, object=noun)
    assert coding is not None
    assert coding.preposition in {"", *prepositions, prepositions[0].split()[-1]}
