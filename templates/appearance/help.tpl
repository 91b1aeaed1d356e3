{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
What the reseller wrote, apart in a sandbox, and the topics of our own help. }}
{{#WORDS}}
<iframe class="words" src="/help/words" title="{{_Help of your provider_}}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
{{/WORDS}}
<p class="lead">{{_What each form asks for, field by field. The same stands behind the question mark beside a field._}}</p>
<div class="topics">
{{#TOPIC}}
<section class="card">
<h2><a href="{{TOPIC_HREF}}">{{TOPIC_LABEL}}</a></h2>
{{#LIST}}
{{#OF}}<h3>{{OF_LABEL}}</h3>{{/OF}}
<ul>
{{#ITEM}}<li>{{ITEM_LABEL}}</li>
{{/ITEM}}
</ul>
{{/LIST}}
</section>
{{/TOPIC}}
</div>
