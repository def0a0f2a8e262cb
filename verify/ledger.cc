/*-
 * SPDX-License-Identifier: BSD-2-Clause
 */

#include "kernel.h"
#include <machine/watch.h>
#include "kmem.h"
#include "settings.h"
#include "ledger.h"

using namespace checker;

/*
 * What each CPU has taken and not dropped of each vmspace, vmspace0 the last: 1
 * for an exit before its decrement, 0 afterwards.  The sum is the count.
 */
static int holds[CPUS][OBJECTS + 1];
/* Between ledger_looks() and ledger_found(). */
static bool looking[CPUS];
/* References that outlive the execution. */
static int kept[OBJECTS];
/* The life of the vmspace in which the CPU entered its pm_active. */
static u_int joined[CPUS][OBJECTS];
static bool torn_down[OBJECTS];
/* Given out by the zone, and its count not set yet. */
static bool newborn[OBJECTS];
static unsigned born_on[OBJECTS];
/* Who may still have the page that was unmapped in its TLB. */
static bool stale[CPUS];

void
ledger_begin(void)
{
	u_int i, j;

	for (i = 0; i < OBJECTS; i++) {
		torn_down[i] = newborn[i] = false;
		kept[i] = 0;
	}
	for (j = 0; j < CPUS; j++) {
		looking[j] = false;
		stale[j] = false;
		for (i = 0; i <= OBJECTS; i++)
			holds[j][i] = 0;
		for (i = 0; i < OBJECTS; i++)
			joined[j][i] = 0;
	}
}

void
ledger_holds(unsigned cpu, struct vmspace *vm)
{

	holds[cpu][kmem_object(vm)] = 1;
}

void
ledger_keeps(struct vmspace *vm)
{

	kept[kmem_object(vm)]++;
}

void
ledger_born(unsigned object)
{

	/* A design may leave a free one's count at what the next life needs. */
	newborn[object] = kmem->km_vmspace[object].vm_refcnt.word.peek() == 0;
	if (!newborn[object])
		holds[checker::cpu()][object]++;
	born_on[object] = checker::cpu();
	torn_down[object] = false;
}

void
ledger_looks(void)
{

	looking[checker::cpu()] = true;
}

void
ledger_found(struct vmspace *vm)
{
	unsigned object;

	looking[checker::cpu()] = false;
	object = kmem_object(vm);
	if (object != NO_OBJECT && torn_down[object])
		violation(SOLE_AT_TEARDOWN, "%s was torn down, and "
		    "vmspace_acquire_ref() returns it", kmem_vmspace_name(vm));
}

void
watch_count(const void *count, u_int old, u_int now)
{
	unsigned object;
	u_int i;

	object = kmem_object(count);
	if (count == &vmspace0.vm_refcnt)
		object = OBJECTS;
	else if (object == NO_OBJECT ||
	    count != &kmem->km_vmspace[object].vm_refcnt)
		return;
	else if (newborn[object] && born_on[object] == checker::cpu()) {
		newborn[object] = false;
		for (i = 0; i < CPUS; i++)
			holds[i][object] = 0;
		holds[checker::cpu()][object] = (int)now;
		return;
	}
	holds[checker::cpu()][object] += (int)(now - old);
	if (object != OBJECTS && old == 0 && (int)now > 0)
		violation(REVIVES_NOTHING, "%s is dead and its count goes "
		    "0 -> %u", kmem_vmspace_name(count), now);
}

/*
 * That a bit is changed at all by one whose life of the vmspace is over, even
 * if the change is ordered after the new life's beginning.
 */
void
watch_active(const void *word, bool set)
{
	unsigned object;

	object = kmem_object(word);
	if (object == NO_OBJECT)
		return;
	if (set)
		joined[checker::cpu()][object] = object_generation(object);
	else if (joined[checker::cpu()][object] != object_generation(object))
		violation(NO_STALE_BIT, "this CPU entered %s's pm_active "
		    "before %s was freed, and leaves it now",
		    kmem_vmspace_name(word), kmem_vmspace_name(word));
}

/* Is there somebody to whom a CPU that leaves a root is a moment too late? */
static bool
unmapping(void)
{
	u_int i;

	for (i = 0; i < settings.cast->ncpus; i++)
		if (settings.cast->role[i] == ROLE_UNMAP)
			return (true);
	return (false);
}

/* A page was unmapped: whoever stands on the root may have it in its TLB. */
void
ledger_unmapped(struct vmspace *vm)
{
	u_int i;

	for (i = 0; i < CPUS; i++)
		stale[i] = i != checker::cpu() &&
		    kmem->km_pcpu[i].pc_root == kmem_root(kmem_object(vm));
}

void
ledger_flushed(unsigned cpu)
{

	stale[cpu] = false;
}

void
ledger_given_away(struct vmspace *vm)
{
	u_int i;

	for (i = 0; i < CPUS; i++)
		if (stale[i])
			violation(NO_STALE_TLB, "CPU %u was not in pm_active and "
			    "stands on %s's root: it can still use the page, "
			    "which is somebody else's now", i,
			    kmem_vmspace_name(vm));
}

/*
 * A root that this CPU holds no reference for may be freed at any moment before
 * it is replaced, so there others may come first.
 */
void
watch_load(const char *reg, u_long root)
{
	struct pcpu *pc;
	unsigned object;

	pc = pcpu_here();
	object = kmem_root_object(pc->pc_root);
	if (unmapping() || (object != NO_OBJECT &&
	    holds[checker::cpu()][object] <= 0))
		visible();
	object = kmem_root_object(root);
	say("load %s: %s", reg, object == NO_OBJECT ? "the kernel's root" :
	    kmem_vmspace_name(&kmem->km_vmspace[object]));
	if (object != NO_OBJECT && (object_dead(object) ||
	    root != kmem_root(object)))
		violation(NO_FREED_ROOT, "%s's root is loaded after it was "
		    "freed", kmem_vmspace_name(&kmem->km_vmspace[object]));
	pc->pc_root = root;
	stale[checker::cpu()] = false;
}

void
watch_curpmap(const void *pmap)
{

	/* A CPU that gives identifiers out anew reads it from outside. */
	if (settings.cast->asids_out)
		visible();
	say("curpmap = %s's pmap", kmem_vmspace_name(pmap));
}

pmap_t
pcpu_read_curpmap(pmap_t own)
{

#ifdef PMAP_ASID_SET
	if (settings.cast->migrates && curthread->td_critnest == 0 &&
	    curthread->td_pinned == 0 && choose(2) == 1) {
		say("moved to another CPU inside PCPU_GET(curpmap): reads %s",
		    "that of the CPU it left, which idles");
		return (vmspace_pmap(&vmspace0));
	}
#endif
	return (own);
}

static void
torn_down_by_this(struct vmspace *vm)
{
	unsigned object;
	u_int i, self;

	self = checker::cpu();
	object = kmem_object(vm);
	if (object == NO_OBJECT) {
		violation(TORN_DOWN_ONCE, "vmspace0 is torn down");
		return;
	}
	if (torn_down[object] || object_dead(object))
		violation(TORN_DOWN_ONCE, "%s is torn down again",
		    kmem_vmspace_name(vm));
	torn_down[object] = true;
	/* A holder that is alone need not decrement; its reference ends here. */
	if (holds[self][object] != 0 && holds[self][object] != 1)
		violation(SOLE_AT_TEARDOWN, "%s is torn down with a count "
		    "of %u", kmem_vmspace_name(vm), vm->vm_refcnt.word.peek());
	holds[self][object] = 0;
	for (i = 0; i < CPUS; i++)
		if (i != self && holds[i][object] > 0 && !looking[i])
			violation(SOLE_AT_TEARDOWN, "%s is torn down while "
			    "CPU %u holds a reference", kmem_vmspace_name(vm),
			    i);
}

void
ktr(enum ktr_event event, const void *arg)
{
	const struct thread *td;

	switch (event) {
	case KTR_PMAP_ACTIVATE:
		td = (const struct thread *)arg;
		say("pmap_activate(): %s", kmem_vmspace_name(
		    td->td_proc->p_vmspace.peek()));
		break;
	case KTR_PMAP_REMOVE_PAGES:
		say("pmap_remove_pages(%s)", kmem_vmspace_name(arg));
		break;
	case KTR_VMSPACE_DOFREE:
		say("vmspace_dofree(%s)", kmem_vmspace_name(arg));
		torn_down_by_this((struct vmspace *)(uintptr_t)arg);
		break;
	case KTR_NEVENTS:
		break;
	}
}

void
ledger_end(void)
{
	unsigned object;
	u_int i;
	int held;

	for (object = 0; object < OBJECTS; object++) {
		held = 0;
		for (i = 0; i < CPUS; i++)
			held += holds[i][object];
		if (held > kept[object])
			violation(TORN_DOWN_ONCE, "a reference on %s is never "
			    "dropped",
			    kmem_vmspace_name(&kmem->km_vmspace[object]));
		if (held <= 0 && !torn_down[object] && !object_dead(object))
			violation(TORN_DOWN_ONCE, "%s is never torn down",
			    kmem_vmspace_name(&kmem->km_vmspace[object]));
	}
}
