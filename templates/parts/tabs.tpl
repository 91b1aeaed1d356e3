{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
The tabs of one object; show_tabs() in src/features/resource_pages.cc fills it. }}
<nav class="tabs" aria-label="{{_Parts_}}">
{{#TAB}}<a href="{{TAB_HREF}}"{{#TAB_HERE}} aria-current="page"{{/TAB_HERE}}>{{TAB_LABEL}}</a>{{/TAB}}
</nav>
